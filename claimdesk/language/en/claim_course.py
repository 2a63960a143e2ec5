"""What a message asks about the course of a claim: when, how, who pays, what comes of it."""

from __future__ import annotations

import re

from claimdesk.language.en.asked_of_message import SELLER_OR_STORE
from claimdesk.language.en.claim_money import CLAUSE as _CLAUSE
from claimdesk.language.en.claim_money import MONEY, MONEY_WORDS
from claimdesk.language.en.only_asking import (
    asks_cost_if_refused,
    asks_if_in_time,
    asks_to_send_at_once,
    asks_what_counts,
)
from claimdesk.language.en.pictures import CAME_THROUGH, REPLIES_WITH
from claimdesk.language.en.questions import is_question, puts_question
from claimdesk.language.en.segmentation import split_requests
from claimdesk.language.text_cache import cached_by_text

_NEW_ONE = (
    r"(?:replacements?|(?:the )?new (?:one|\w+)|exchanges?|(?:the )?(?:right|correct|other) one"
    r"|substitute|swap)"
)
_ANSWER = (
    r"(?:hear|decid\w*|decision|answer\w*|repl(?:y|ies)|respon[ds]\w*|get back|contact(?:ed)?"
    r"|outcome|result|verdict|approv\w*|review\w*|process\w*|resolv\w*|sort(?:ed)?|settle\w*|fix"
    r"|handle\w*|look(?:ed|ing)? (?:at|into)|know|let me know|finish\w*|done|news)"
)
_CLAIM = r"(?:claim|case|request|complaint|return|exchange|ticket|process|procedure|thing|stuff)"
_THIS = rf"(?:this|that|it|all|everything|(?:the|my|this|that) (?:whole |entire )?{_CLAIM})"
_HOW_LONG = (
    r"(?:how (?:long|soon|fast|quick(?:ly)?|many (?:more )?(?:days|weeks|hours)"
    r"|much (?:longer|time))|(?:by |until |till )?when|what day|any (?:idea|clue|guess) when"
    r"|(?:eta|time ?frame|timeline|turnaround))"
)
# What has a time of its own, which the FAQ tells.
_OTHER_TIMES = (
    r"(?:shipping|delivery|warrant\w*|guarantee|returns?\b(?! (?:take|process))|window|i have|left"
    r"|tracking|parcel|package|my order|(?:do|did|can|should|must) (?:i|we)|(?:i|we) (?:can|have))"
)
_ITEM = (
    r"(?:it|this|that|these|those|them|one|item|product|thing|old|broken|damaged|faulty|defective"
    r"|wrong|first|original|mine|(?:the|my) (?!money|refund|claim|order number|e-?mail"
    r"|data|info|name|number|details|address|account)\w+)"
)
_ME = r"(?:i|we|you|u|y'?all|someone|somebody|anyone|they)"

_LEAD = r"(?:(?:and|but|so|ok(?:ay)?|great|good|fine|right|alright|cool|lovely|well|oh|hm+)\W+)*"
_ACTS_BACK = r"(?:send|ship|mail|return|give|bring|post)"
_KEEPS = r"(?:keep|hold on to|throw|toss|bin|dispose of|trash|donate)"

# One entry a topic, in the order of precedence; see `asks_of_claim`.
_TOPICS: dict[str, tuple[str, ...]] = {
    "seller_or_store": (SELLER_OR_STORE,),
    "seller": (
        r"\b(?:un)?authori[sz]ed\b",
        r"\b(?:list|register|directory|page)\b[^.?!;\n]*\b(?:sellers?|re-?sellers?|dealers?"
        r"|retailers?)\b",
        r"\b(?:official|approved|legit(?:imate)?|genuine|real|allowed)"
        r" (?:re-?sellers?|sellers?|dealers?|retailers?)\b",
    ),
    "kind": (
        r"\b(?:is|are|would|does|do)\b[^.?!;\n]*\b(?:non-?)?electronics?\b"
        r"(?=[^.?!;\n]*(?:\bor\b|\?|$))"
        r"|\b(?:if|whether)\b[^.?!;\n]*\b(?:counts? as|is|are)(?: an?)? (?:non-?)?electronics?\b"
        r"|\b(?:counts?|classed|classified|considered|treated|qualif\w+|fall|go(?:es)?)"
        r" (?:as|under)(?: an?)? (?:non-?)?electronics?\b"
        r"|\b(?:what|which) kind (?:of (?:product|item|thing) )?(?:is|are|does)"
        r" (?:it|this|that|a|an)\b",
    ),
    "number": (
        r"\b(?:what(?:'?s| is| was)|where(?:'?s| is| do i (?:find|see|get))|do i (?:have|get|need)"
        r"|is there|can you (?:give|tell) me|give me|tell me)\b[^.?!;\n]*"
        r"\b(?:claim|case|reference|ticket|rma) (?:number|no\b|#|id\b|code)",
    ),
    # Where what is sent goes: of the new one only, and of no e-mail.
    "sent_to": (
        r"\b(?:will|would|does|do|is|are|gonna|going to|can|could|where|to)\b"
        r"(?![^.?!;\n]*\b(?:back|return\w*|e-?mail|i|we|soon|long|by)\b)"
        rf"(?<!when )(?!{_CLAUSE}\b{MONEY_WORDS}\b){_CLAUSE}"
        r"\b(?:sen[dt]|ship\w*|go(?:es|ing)?|com(?:e|es|ing)|deliver\w*|mail(?:ed|ing)?|arriv\w*)"
        r"\b[^.?!;\n]*\b(?:address|house|home|apartment|office|(?:same|old|new|work) ?place)\b",
        r"\b(?:which|what) (?:postal |shipping |delivery |mailing )?address\b"
        r"(?![^.?!;\n]*\b(?:back|return\w*|i|we|e-?mail)\b)[^.?!;\n]*"
        r"\b(?:sen[dt]|ship\w*|go(?:es|ing)?|com(?:e|es|ing)|deliver\w*|mail(?:ed|ing)?)\b",
    ),
    "replacement_when": (
        rf"\b{_HOW_LONG}\b{_CLAUSE}\b{_NEW_ONE}\b(?!{_CLAUSE}\b{MONEY_WORDS}\b)",
        r"\bwhen (?:will|do|would|can|could|am) (?:i|we)\b[^.?!;\n]*"
        r"\b(?:get|have|receive|getting|having) (?:it|mine|one)\b",
        rf"\b(?:am|will|would|do|gonna) (?:i|we)\b{_CLAUSE}\bwithout\b{_CLAUSE}"
        r"\b(?:days|weeks|months|long|ages)\b",
        rf"\b{_NEW_ONE}\b{_CLAUSE}\b(?:how long|how soon|(?<!\bi )(?<!\bwe )take|arrive|get here"
        r"|when)\b",
        r"\bwhen\b(?![^.?!;\n]*\b(?:orders?|parcels?|packages?"
        r"|delivery)\b)[^.?!;\n]*\b(?:get (?:here|to me)|arrives?|shipped|ship it|send it|be sent"
        r"|sent out"
        r"|go(?:es)? out|come|deliver\w*)(?: to me| out| here| then)?\W*$",
        r"\b(?:get(?:ting)?|have|here|come|arrive|receive)\b[^.?!;\n]*\b(?:before|by|in time for)"
        r" (?:(?:the )?\d{1,2}(?:st|nd|rd|th)\b"
        r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w* \d"
        r"|christmas|xmas|the holidays?|thanksgiving|easter|new years?|(?:the )?weekend|then"
        r"|(?:next )?(?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        r"|(?:my|his|her|their|our) \w+)\b[^.?!;\n]*(?:\?|\byes or no\b)",
    ),
    "refund_when": (
        rf"\b{_HOW_LONG}\b{_CLAUSE}\b{MONEY_WORDS}\b",
        rf"\b{MONEY_WORDS}\b{_CLAUSE}\b(?:how long|how soon|when)\b",
    ),
    # A time longer than the one that is stated: over the holidays, as a grace.
    "extension": (
        r"\b(?:holidays?|christmas|xmas|season\w*|black friday|extended|longer|extra|grace)\b"
        r"(?![^.?!;\n]*\b(?:warrant\w*|guarantee\w*|shipping|delivery|take|takes)\b)[^.?!;\n]{0,25}"
        r"\b(?:returns?|extension|window|period|deadline)\b",
        r"\b(?:returns?|returning|window|period|deadline|time limit|\d+ days)\b[^.?!;\n]{0,40}"
        r"\b(?:extend\w*|longer|extension|holidays?|christmas|xmas|grace)\b",
        r"\bextend\w* (?:the |my |this |that )?(?:returns?|window|deadline|time|period)\b"
        r"|\bgrace period\b",
    ),
    "deadline": (
        r"\bhow many (?:more )?days?\b[^.?!;\n]*\b(?:i|we|left|remain\w*)\b|\bdays? left\b"
        r"|\bhow (?:long|much (?:more )?time) (?:do|have|would) (?:i|we)\b[^.?!;\n]*\b(?:have|got"
        r"|left)\b"
        r"|\b(?:till|until|by) when (?:can|do|must|should|have) (?:i|we)\b"
        r"|\bhow (?:long|much (?:more )?time) (?:do|have|would) \*?(?:i|we)(?!\w)"
        r"|\b(?:is|was|isn'?t) (?:there|that) (?:a|any) (?:deadline|last day|time limit|cut-?off)\b"
        r"|\bwhat(?:'s| is| was) (?:the|my) (?:deadline|time limit|cut-?off)\b"
        r"|\b(?:my|the) (?:very )?(?:last|final|latest) (?:possible )?(?:day|date)\b"
        r"|\bmy (?:\w+ ){0,3}days (?:end|run out|expire|are (?:over|up))"
        r"|\bam i (?:still in time|within)\b",
    ),
    "source": MONEY["source"],
    "fee": MONEY["fee"],
    "next": (
        r"\bwhat(?:'?s| is| are| do| does| will)?(?: \w+){0,2} (?:next|now|then"
        r"|after(?:wards?)?)\W*$"
        r"|^\W*(?:(?:and|ok(?:ay)?|so)\W+)+then\W*$",
        # "Now what, do I just grow old here?": it is asked what is left to do, or to wait for.
        rf"^\W*{_LEAD}(?:now what|what now|what next|and now|now)(?=\W*$|\s*[,?!.;:])",
        r"\b(?:do|should|shall|must|can|will|am|have|so|now|and|then)(?: now)? (?:i|we)"
        r"(?: (?:supposed to|meant to|just|now|simply|only|have to|need to|got to|gotta|then))*"
        r" (?:sit(?:ting)?|wait(?:ing)?|hang(?:ing)?|stand(?:ing)? by|do nothing|twiddle|hope|pray"
        r"|grow(?:ing)? old|stay put|relax)\b(?! (?:for )?(?:a |one |two |\d+ )?(?:replac|new one"
        r"|refund|money|days?|weeks?))",
        r"\bwhat (?:am|are) (?:i|we) (?:supposed|meant|expected) to do(?: now| next| then"
        r"| meanwhile| in the mean ?time)?\W*$"
        r"|\bwhat (?:do|should|can|must) (?:i|we) do (?:now|next|meanwhile|in the mean ?time)\b"
        r"|\bwhere do we go from here\b|\bwhat(?:'?s| is) (?:the|my) next move\b",
        r"\bwhat (?:happens|comes|follows|goes on|is going to happen|will happen|do (?:i|we) do)"
        r"\b[^.?!;\n]*\b(?:next|now|then|after\w*|once|when|from here)\b",
        r"\bnext steps?\b|\bhow does (?:this|it|that|the process) (?:all )?work\b"
        r"|\bhow (?:will|do|does) (?:this|it) (?:go|proceed|continue)\b",
    ),
    "decision_when": (
        rf"\b{_HOW_LONG}\b{_CLAUSE}\b{_ANSWER}\b",
        rf"\b{_HOW_LONG} (?:does|will|do|would|is|can|might|should|did|am i|are)?\s?"
        rf"(?:{_THIS}|{_ME})\b(?:(?!\b{_OTHER_TIMES}\b){_CLAUSE})?"
        r"\b(?:takes?|taking|last|wait(?:ing)?|usually|normally|typically|gonna|going to)\b",
        rf"\b(?:time ?frame|timeline|turnaround|eta)\b(?!{_CLAUSE}\b{_OTHER_TIMES}\b)",
        rf"^\W*(?:(?:and|so|ok(?:ay)?|but|well|um+)\W+)*(?:for )?{_HOW_LONG}(?: roughly| about"
        r"| approximately| though| then| does (?:it|this|that) take)?\W*$",
        rf"\b(?:is|will|does|would|gonna) (?:it|this|that)\b{_CLAUSE}"
        rf"\b(?:days|weeks|months|long|ages)\b{_CLAUSE}\b(?:till?|until|before)\b{_CLAUSE}\b{_ANSWER}\b",
        rf"\bwhy (?:is|does|are|do)\b{_CLAUSE}\b(?:so long|taking|forever|so slow)\b",
        rf"\b(?:does|will|is|would) {_THIS}\b{_CLAUSE}\b(?:take|be|gonna take) (?:very |that |too "
        rf"|so )?"
        r"(?:long|a while|forever|ages|quick)",
    ),
    "amount": MONEY["amount"],
    "call": (
        r"\b(?:will|can|could|would|does|do|is|gonna|going to|shall)\b[^.?!;\n]*"
        r"\b(?:call|phone|ring|text) (?:me|us|you|u|back)\b",
        r"\bget a call\b|\b(?:is there|do you have|got|have you|what'?s|what is)\b[^.?!;\n]*"
        r"\b(?:phone|number (?:i can|to) call|hotline|call you)\b",
    ),
    "mail": (
        r"\b(?:do|will|would|should|can|am|is|are|does)\b[^.?!;\n]*\b(?:get|gets|receive|send me"
        r"|sent|expect|getting|be)\b[^.?!;\n]*\b(?:e-?mail\w*|confirmation|copy|receipt of"
        r"|something in writing|notified|notification)\b(?! address)",
        r"\b(?:they|you|u|someone|somebody|gonna|going to|anyone) (?:notify|inform|e-?mail|update)"
        r" (?:me|us)\b",
        # "How do I know whether he is one" asks for no mail, but about something else.
        r"\bhow (?:will|do|would) (?:i|we) (?:know|find out|hear)(?=\W*$| (?:when|once|about (?:it"
        r"|this|that))\b| (?:if|whether|what) (?:it|it's|this|you|u|they|you've|they've|i"
        r"|i'm|my (?:claim|return|refund|request|money|case))\b)",
    ),
    "way_back_cost": MONEY["way_back_cost"],
    "voucher": MONEY["voucher"],
    "refund_how": MONEY["refund_how"],
    "remedy": (
        r"\b(?:refund|money)\b[^.?!;\n]*\bor\b[^.?!;\n]*\b(?:replac\w*|new|exchange|repair|swap)",
        r"\b(?:replac\w*|new one|exchange|repair)\b[^.?!;\n]*\bor\b[^.?!;\n]*\b(?:refund|money)",
        r"\b(?:replac\w*|new (?:one|\w+)|exchange\w*)\b[^.?!;\n]*\bor\b[^.?!;\n]*"
        r"\b(?:repair\w*|fix\w*|mend\w*)\b",
        r"\b(?:repair\w*|fix\w*|mend\w*)\b[^.?!;\n]*\bor\b[^.?!;\n]*"
        r"\b(?:replac\w*|new (?:one|\w+)|exchange\w*)\b",
        r"\bboth\b[^.?!;\n]*\b(?:refund|money|replac\w*|new one)\b",
        # "What does that mean, they tell me what they can do": of what is given.
        r"\bwhat (?:does|do) (?:that|this|it|you) mean\b[^?!;\n]*\bwhat (?:they|you|u|i)"
        r" (?:can|could|will|get|give|offer)\w*\b",
        # Only supposed, or asked: who says so by itself wishes.
        r"\b(?:what|how) (?:about|if)\b[^.?!;\n]*\b(?:refund|money|cash|replac\w*|new one|exchange)"
        r"[^.?!;\n]*\b(?:instead|rather than|over a)\b",
        r"\bif (?:i|we)\b[^.?!;\n]*\b(?:rather|prefer\w*|want\w*)\b[^.?!;\n]*\b(?:refund|money|cash"
        r"|replac\w*|new one|exchange)(?: back)?\b[^.?!;\n]*\b(?:instead|rather than|over a)\b",
        # Of what is offered; "what do I pick" asks about the question.
        r"(?<!what )(?<!which )(?<!one )\b(?:can|do|may|could) i (?:get to )?(?:choose"
        r"|pick(?! (?:(?:it|this|that|them|one) )?up\b)"
        r"|decide)\b|\bwhat are my options\b",
    ),
    "label": (
        r"\b(?:how|where|when|do|will|is|can|who|does|need)\b[^.?!;\n]*\b(?:labels?|drop ?(?:it|off"
        r"|this)|(?<!\bi )(?<!\bwe )pick(?:ed)? ?(?:it )?up|collect(?:ed)?|print|return address"
        r"|address to (?:send|ship))\b",
        r"\b(?:how|where)\b[^.?!;\n]*\b(?:send|ship|mail|return|post)\b[^.?!;\n]*"
        rf"\b(?:{_ITEM}) back\b|\b(?:how|where) (?:do|should|can|would|will) i "
        r"(?:send|return|ship|mail|post|bring) (?:it|this|that|them|the \w+)\b",
    ),
    "packaging": (
        r"\b(?:original |same |own )?(?:box|boxes|packag\w+|packing|wrapping|tags?|plastic)\b",
    ),
    "picture_there": CAME_THROUGH,
    "reply_with": REPLIES_WITH,
    "receipt": (
        r"\b(?:what|is it|does|do|can|will|if)\b[^.?!;\n]*\b(?:receipts?|invoices?"
        r"|proof of purchase|order confirmation)\b",
    ),
    "evidence": (
        r"\b(?:is|are|do|does|will|would|can|should)\b(?![^.?!;\n]*\b(?:keep|store|delete"
        r"|private)\b)"
        r"[^.?!;\n]*\b(?:photos?|pics?|pictures?"
        r"|images?|screenshots?|videos?)\b",
        r"\b(?:you|u|they)(?: guys| all| also| even)? (?:need|want|require)\b[^.?!;\n]*"
        r"\b(?:photos?|pics?|pictures?|images?|screenshots?|videos?)\b",
    ),
    "way_back": (
        rf"\b(?:do|must|should|shall|will|would|am i|can|could|have to|need(?: to)?|want me|if"
        rf"|when|got to"
        rf"|gotta|before|until|supposed)\b{_CLAUSE}(?<!\ba )(?<!\bthe )"
        rf"\b(?:send|ship|mail|return|give|bring|post)\w*\b"
        rf"{_CLAUSE}\b(?:back\b{_CLAUSE}\b{_ITEM}|{_ITEM}\b[^.?!;,\n]*\bback|mine\b"
        r"|(?:the )?(?:old|broken|damaged|faulty|defective|wrong|original)\b)",
        rf"\b(?:do|must|should|can|could|may|would|will|am i|have to|need to)\b"
        rf"(?! (?:you|u|ya|they|the store)\b){_CLAUSE}\b"
        rf"(?:keep|throw|toss|bin|hold on to|dispose|trash|use|using|sell"
        rf"|donate)\b{_CLAUSE}\b{_ITEM}",
        rf"\b(?:do|must|should|shall|can|will|would|am|have to|need to)\b (?:i|we)?\b{_CLAUSE}"
        rf"\b{_ACTS_BACK}(?: (?!money|refund)\w+){{0,3}} back\b",
        rf"\b{_KEEPS}\b{_CLAUSE}\bor\b{_CLAUSE}\b(?:{_ACTS_BACK}\b|back\b)"
        rf"|\b{_ACTS_BACK}\b{_CLAUSE}\bor\b{_CLAUSE}\b{_KEEPS}\b",
        rf"\bwhat (?:do|should|shall|must|can|am|would) (?:i|we)\b{_CLAUSE}\bdo(?:ing)?"
        rf" (?:with|about) (?:all |both )?{_ITEM}",
        rf"\b{_ITEM}(?: \w+){{0,4}} (?:go(?:es|ing)?|com(?:es?|ing)|sent|shipped|mailed) back\b",
        rf"\b{_ITEM}(?: one)? (?:i|we) (?:can |just |then )*(?:keep|throw|{_ACTS_BACK})\b",
        rf"\b(?:i|we) (?:can |could |get to |just |still |then )*keep\b{_CLAUSE}\b{_ITEM}",
    ),
    "status": (
        r"\b(?:any|an) (?:news|updates?|word|progress)\b"
        r"|\b(?:did|has|have|is) (?:any|some)(?:one|body)\b[^.?!;\n]*\b(?:look|read|see|seen|work"
        r"|on it|deal|handl)\w*",
        r"\b(?:did|has|have|was|is) (?:it|this|that|my (?:claim|request|return)|everything)"
        r"\b[^.?!;\n]*"
        r"\b(?:go through|gone through|went through|sen[dt]|submit(?:ted)?|filed?)\b"
        r"(?! (?:back|me|us)\b)"
        r"|\b(?:did|have|has) (?:you|u)(?: already| just)* (?:sen[dt]|submit(?:ted)?|filed?)"
        r" (?:it|that|this|everything|(?:my|the) claim)\b(?! (?:back|to (?:me|my|us))\b)",
    ),
    "approval": (
        r"\b(?:will|is|are|does|do|would|gonna|can|should|has|have|was|did)\b[^.?!;\n]*"
        r"\b(?:approv\w+|accept\w*|reject\w*|den(?:y|ied)|refus\w+|turned? down|granted|go through"
        r"|eligible|qualif\w+|entitled)\b"
        r"|\b(?:is|are) (?:it|this|that|mine|these|they)(?: still| even| all)? covered\b"
        r"|\b(?:is|are|will|would) (?:it|this|that)(?: still| even)?(?: be)? (?:ok(?:ay)?|fine"
        r"|possible|allowed|all ?right) to (?:return|send|give|bring|exchange|swap)\b"
        r"|\bam i (?:still |even |now )?covered\b"
        r"|\b(?:it|that|this|mine|i|they)(?:'?s|'?m|'re| is| am| are)"
        r"(?: (?:still|all|even|actually|now|then))* covered\b[^.?!;\n]*\?"
        r"|\bwho (?:decides|makes the decision)\b"
        r"|\b(?:what|do|does|will|would|could|might|can)\b[^.?!;\n]*\b(?:they|you|u|staff|it)\b"
        r"[^.?!;\n]*\b(?:say (?:no|yes)|decline[sd]?|(?:don'?t|do not) (?:accept|approve|agree))\b"
        r"|\b(?:would|will|do) (?:you|u|they) (?:still |even |really )?(?:take|accept)"
        r" (?:it|mine|this|that|one|them|these)\b"
        r"|\b(?:will|would|going to|gonna)\b(?: it| this| that| mine)?(?: still)? be taken\b",
        r"\byes or (?:a )?no (?:for|on|to|about) (?:a |the |my )?"
        r"(?:new one|refund|replacement|exchange|claim|money|return)\b"
        r"|\b(?:did|do|will) (?:they|you|u|the staff|your staff) (?:already )?"
        r"(?:say|said) (?:yes|no)\b",
        r"\b(?:chances?|likely|odds|guarantee[ds]?|sure i)\b[^.!;\n]*\?",
        r"\b(?:will|am i (?:gonna|going to)|do) (?:i )?(?:really |actually |definitely )?"
        r"(?:get|receive) (?:my |the |a )?(?:money|refund|new one|replacement)\b",
    ),
    "cost": MONEY["cost"],
}
_PATTERNS = {name: re.compile("|".join(ways), re.I) for name, ways in _TOPICS.items()}
# Questions by their beginning, beside those that `is_question` knows.
_BEGINS_TO_ASK = re.compile(
    r"^\W*(?:(?:and|but|so|also|ok(?:ay)?|oh|well|hi|hello|hey|btw|wait|cool|thanks|great"
    r"|about|roughly|no|nah|yes|yeah|lol|haha|hm+|right|i mean|please|like|then)\W+)*"
    r"(?:what'?s?|how'?s?|where'?s?|when|who'?s?|which|do|does|did|is|are|am|will|would|should|must"
    r"|can|could|may|then\W*$|any (?:idea|chance|clue)|since when)\b|\byes or no\b"
    r"|\b(?:or|now) what\W*$"
    r"|\b(?:wonder|wondering|curious|tell me|know|ask(?:ed|ing)?)"
    r" (?:if|whether|how|what|when|who)\b"
    # Two acts left open without anybody who is to do them: "keep it or send it".
    rf"|(?:^|[,;:] )(?:so |and |ok(?:ay)? |just )*(?:{_KEEPS}|{_ACTS_BACK})\b{_CLAUSE}\bor\b",
    re.I,
)
_ASKS_OF_THE_QUESTION = re.compile(r"\b(?:do|did) (?:you|u) mean\b", re.I)
_KNOWS_NOT_WHEN = re.compile(
    r"\b(?:not sure|n'?t (?:know|remember|recall)|no idea|forgot|unsure)\b", re.I
)
# A wish that is put as a question.
_ASKS_FOR_ONE = re.compile(
    r"\b(?:can|could|would|will|may) (?:i|you|u|we) (?:please |just |maybe |still |also )*"
    r"(?:get|have|send|give|exchange|replace|refund|return|swap|ship)\b",
    re.I,
)
# What sending an order costs is no cost of a claim, unless something of the claim is sent.
_OF_DELIVERY = re.compile(r"\b(?:shipping|ships?|shipped|deliver(?:y|ies|s|ed)?|postage)\b", re.I)
_SENT_FOR_THE_CLAIM = re.compile(
    r"\b(?:back|return\w*|label|replac\w*|exchang\w*|repair\w*|new one|another one|other one)\b",
    re.I,
)
_TOPICS_OF_A_WISH = ("cost", "approval", "evidence", "receipt")
_MOST_TOPICS = 2
_FEWEST_WORDS_LEFT_OPEN = 3
_OPEN_QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so|also|ok(?:ay)?|oh|btw|by the way|well|hi|hello|hey|sorry|one more thing"
    r"|another question|quick question)[\W]+)*"
    r"(?:what|how|when|where|why|who|which|whose"
    r"|(?:do|does|did|is|are|will|would|should|must|am|has|have)"
    r" (?:i|you|u|it|there|this|that|these|those|they|we|the|my|your|someone|anyone|any)"
    r"|(?:can|could|may) (?:i|we|it|they|this|that))\b",
    re.I,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")  # a short one stays with the next in a request
# Said in wonder, before what is told: "what?? 2026 obviously".
_WONDERS = re.compile(
    r"^\W*(?:what|huh|excuse me|sorry|pardon|seriously|really|wait)\s*[?!]+\s*", re.I
)
# What only helps the form along, and is no matter for the staff.
_OF_THE_FORM = re.compile(
    r"\b(?:you (?:mean|need|want|get (?:it|that|this)|have (?:it|that|my|what)|there|know|still"
    r"|understand|serious|kidding|real|a (?:bot|robot|person|human)|hear|read|see)"
    r"|do you (?:already|not|even)|is (?:that|this|it) (?:ok(?:ay)?|right|enough|correct|fine|good"
    r"|it|all)|does (?:that|this) (?:help|work|count|make sense)|should i (?:say|write|put|pick"
    r"|tell)"
    r"|how else"
    r"|what (?:do i|should i) (?:say|write|put|pick|type)|how (?:are|r) (?:you|u)|why (?:not|are)"
    r"|(?:help|assist) me|do i (?:write|type|put|pick|say|enter))\b",
    re.I,
)
# How long there is for the way back asks of no way back: "how long have I got to return it".
_TIME_TO_SEND_BACK = re.compile(
    r"\bhow (?:long|many (?:more )?days|much (?:more )?time)"
    r" (?:(?:have|do|would|will) (?:i|we|you)\b|(?:is|are) there\b|to\b)"
    r"[^.?!;\n]*\b(?:back|return\w*)\b"
    r"|\b(?:by|till|until) (?:when|what (?:day|date)|which (?:day|date))\b[^.?!;\n]*"
    r"\b(?:back|return\w*)\b",
    re.IGNORECASE,
)


@cached_by_text
def asks_of_claim(text: str) -> tuple[str, ...]:
    """What the message asks about the course of a claim, two things at most, in the order asked.

    ``decision_when``, ``replacement_when``, ``refund_when``, ``next``; ``way_back`` (whether the
    item goes back or may be kept), ``label`` (how), ``packaging``, ``way_back_cost``; ``cost``,
    ``cost_if_refused``, ``fee`` (whether something is kept), ``what_counts`` (as unopened),
    ``amount`` (what comes back), ``source`` (where the terms say so), ``refund_how``,
    ``voucher``, ``remedy``; ``approval``, ``deadline``, ``extension`` (of it), ``status`` (whether
    it was sent, how far it is), ``mail``, ``call``; ``receipt`` and ``evidence`` (whether they are
    needed), ``picture_there`` (whether one came through), ``reply_with`` (whether one may follow
    by e-mail); ``seller`` (whether one is authorized), ``seller_or_store`` (whom it is for);
    ``sent_to`` (where what is sent goes), ``kind`` (which kind of product a thing counts as).
    """
    if asks_cost_if_refused(text):  # a question that is often cut in two
        return ("cost_if_refused",)
    if asks_what_counts(text):
        return ("what_counts",)
    found: list[str] = []
    for part in _sentences(text):
        plain = " ".join(part.replace("\u2019", "'").split())
        asks = puts_question(plain) or bool(_BEGINS_TO_ASK.search(plain))
        asks = asks and not _ASKS_OF_THE_QUESTION.search(plain)
        if asks and not ("?" not in part and _KNOWS_NOT_WHEN.search(plain)):
            topic = _topic_of(plain)
            if topic and topic not in found:
                found.append(topic)
    if not found and is_question(text):  # a question that was cut in two
        topic = _topic_of(" ".join(text.replace("\u2019", "'").split()))
        found = [topic] if topic else []
    return tuple(found[:_MOST_TOPICS])


def _sentences(text: str) -> list[str]:
    return [part.strip() for each in split_requests(text) for part in _SENTENCES.split(each)]


def _topic_of(part: str) -> str | None:
    if asks_if_in_time(part) or _TIME_TO_SEND_BACK.search(part):
        return "deadline"
    if asks_to_send_at_once(part) and not _PATTERNS["way_back_cost"].search(part):
        return "way_back"
    of_an_order = _OF_DELIVERY.search(part) and not _SENT_FOR_THE_CLAIM.search(part)
    for name, pattern in _PATTERNS.items():
        is_wish = name in _TOPICS_OF_A_WISH and _ASKS_FOR_ONE.search(part)
        of_the_way_back = name == "fee" and _PATTERNS["way_back_cost"].search(part)
        if of_the_way_back or is_wish or (name == "cost" and of_an_order):
            continue
        if pattern.search(part):
            return name
    return None


def open_questions(text: str) -> tuple[str, ...]:
    """The parts of the message that put a question to the store: no wish, nothing of the form."""
    parts = [_WONDERS.sub("", part) for part in _sentences(text)]
    return tuple(
        part
        for part in parts
        if len(part.split()) >= _FEWEST_WORDS_LEFT_OPEN
        and _OPEN_QUESTION.search(part)
        and not _OF_THE_FORM.search(part)
        and not _ASKS_FOR_ONE.search(part)
    )

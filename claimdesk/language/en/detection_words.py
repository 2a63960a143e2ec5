"""The words by which another language is told from English: common ones that English has not."""

from __future__ import annotations

# Without accents, as they are compared. None of them is a word of English, a currency, a top-level
# domain or, as far as it can be helped, a name of its own; "no", "die", "come", "man" are left out.
_FOREIGN_LIST = """
    el los las unos del al por para sin pero como donde cuando cuanto cuanta esta este estoy son
    mi su mis sus hola gracias quiero tengo puedo pueden pedido devolver dinero roto rota llega
    llego
    llegado hoy muy nunca necesito ayuda envio enviar reembolso funda paquete tarda cambio hace ha
    que
    buenas buenos favor porque todavia comprar producto articulo cuesta gratis direccion
    os um uma nao meu minha meus voce onde quando quero tenho pode obrigado obrigada encomenda
    ainda
    chegou quebrada quebrado capa volta gostaria entrega demora quanto tempo pelo pela foi esta
    com
    devolucao reembolsar produto defeito
    le les des une du au aux et ou mais je tu il nous vous mon ma mes est suis pas avec sans
    dans bonjour merci quand combien comment commande colis veux voudrais remboursement quoi votre
    vos notre cet cette c'est qu'il livraison prend temps retourner retour politique svp arrivee
    arrive
    casse cassee coque echanger article recu je j'ai n'ai toujours pourquoi fait peux puis-je
    der das ein eine einen einem und oder aber ich du er wir ihr mein meine meinen ist sind nicht
    mit
    auf wie wo wann warum kann habe mochte bitte danke hallo bestellung paket zuruck geld leider
    defekt kaputt angekommen dauert lange versand umtauschen hulle warte seit wochen wurde noch
    zum zur
    bleibt rucksendung falsch falsche gekauft kostet gibt wird keine kein sehr auch nach
    het een en ik jij mijn niet voor wat waar wanneer hoe wil graag bestelling pakket pakketje
    duurt verzending hoesje kapot aangekomen terug ruilen lang blijft geen maar naar kan heb
    gekocht retourneren jullie
    lo gli una di da non dove quanto mio mia sono ho vorrei voglio rimborso ciao grazie ordine
    pacco
    soldi custodia arrivata arrivato rotta restituire articolo spedizione costa quando perche
    dov'e
    posso cambiare il nel alla della
    nie jest gdzie kiedy moje moja moj mi czy dzien dobry paczka zamowienie zwrot chce chcialbym
    chcialabym ile trwa wysylka etui przyszlo uszkodzone oddac towar pieniedzy jak prosze
    nerede siparisim zaman kargo gelir iade etmek istiyorum parami geri urun kirik geldi ne bir bu
    degisim nasil icin merhaba lutfen
    var ar min mina jag vill pengarna tillbaka ikke hvor pakken er bestallning och att det inte
    mera meri mere mujhe hamara hai hain kya kab kahan kaha kaise kyu kyun nahi nahin aaya aayi
    aya
    hua hui karna karo karte kar raha rahi rahe wapas paise paisa chahiye chahie bhai yeh woh ka
    ki
    ke ko aap tum abhi tak kitne kitna din ho gaya gayi gya milega milenge milegi hogi hoga toota
    tuta kharab batao bata do jaldi sahi galat mein mai apna apni koi
    gdje quiere saya tidak pesanan bagaimana salamat nasaan
"""
# Words that hardly any English sentence is without. A shop's words (order, refund, return) are no
# sign: speakers of other languages use them too.
_ENGLISH_LIST = """
    the a an i you it is are was were my your me we us they this that these those to of in on at
    by
    for from with and or not no do does did don't can could will would shall should have has had
    been
    be am if so but as than then there here when where how why who what which whose please thanks
    thank hi hello hey got get want need like know about any some all just its it's i'm i've i'd
    im
    dont didnt doesnt isnt wasnt cant wont ur u yes ok still yet again after before into out up
    off
    he she his her them their our one two many much long day days week weeks time today yesterday
"""
# Words with accents that English uses.
_ACCENTED_LIST = """
    cafe rose fiance fiancee naive resume cliche decor pinata jalapeno creme brulee deja voila
    facade fjallraven pokemon a la beyonce
"""

FOREIGN, ENGLISH, ACCENTED = (
    frozenset(words.split()) for words in (_FOREIGN_LIST, _ENGLISH_LIST, _ACCENTED_LIST)
)

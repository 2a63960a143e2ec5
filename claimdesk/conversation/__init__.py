"""What a turn comes to, as pure steps: what was said in, what to keep, say and ask out.

Three forms take turns: `claim_form` (begin there), `filed_claims` and `staff_message`; `routing`
says where a message outside of them goes. docs/house.md has a line on every package.
"""

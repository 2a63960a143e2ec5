"""Understanding a message to the claim form: what its words mean where they are said, as commands.

Begin with `reader`: `Understanding.read` asks the other modules in turn, and gives `Understood`.
"""

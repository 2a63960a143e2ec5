"""How well a trained model understands labelled sentences."""

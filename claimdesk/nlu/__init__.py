"""Rasa graph components that understand what a shopper writes."""

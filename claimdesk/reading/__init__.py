"""Values read from what a shopper typed: dates, amounts, order numbers, e-mail addresses."""

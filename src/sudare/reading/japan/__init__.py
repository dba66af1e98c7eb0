"""What Japanese papers about money mean: letters, sums, days, taxes, numbers, the words of tills. Pure; no picture."""

"""English: the month as a word, so that 3/4 is never a riddle; hours from 0 to 23."""

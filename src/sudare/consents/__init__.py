"""What people are asked before they send pictures: texts with versions, and who said yes to which, until when."""

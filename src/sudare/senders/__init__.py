"""What a sender may know of and do with their own pictures: on one page, and by a link without an account."""

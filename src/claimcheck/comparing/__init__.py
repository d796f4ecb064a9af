"""What documents say of one another: facts, people, orders, and the halves of sentences."""

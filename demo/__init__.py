"""`make run`: the whole way of one draft, in a browser and a home folder of its own."""

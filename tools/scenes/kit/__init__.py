"""What the model is made of. Lengths are metres of the real thing unless a function says otherwise; z is up."""

"""What the USPTO's publications share: cutting files into documents, documents into rights."""

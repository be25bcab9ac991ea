"""The model of Bedacht's second reader: `model.onnx`, `tokens.json` and `card.toml`."""

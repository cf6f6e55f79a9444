"""What worked: shares and waiting times as intervals, compared with care. Values in, values out."""

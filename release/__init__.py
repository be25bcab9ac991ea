"""What goes into `dist/`: packages for machines, bills of material, sums. See packaging/README.md."""

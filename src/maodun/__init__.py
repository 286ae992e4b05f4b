"""IP shield and spear: compare products with rights, in both directions."""

# SPDX-License-Identifier: Apache-2.0

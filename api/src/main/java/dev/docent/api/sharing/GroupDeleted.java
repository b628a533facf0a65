package dev.docent.api.sharing;

/** A group was deleted. Published on the deleting thread before the call returns. */
record GroupDeleted(String group) {}

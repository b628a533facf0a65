package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.PassageSource;
import java.util.OptionalLong;

/**
 * Records which revision of each document is in force. A change of one record is atomic, durable when the call returns, and
 * seen by every {@linkplain RevisionReader read} that begins afterwards, on any node. Safe for concurrent use.
 */
public interface RevisionRecords {

    /**
     * Draws the number of a new revision of the document, after creating the document's record if it has none: a deletion
     * that draws a later number finds the record.
     *
     * @throws IllegalStateException if the index was deleted
     */
    long begin(PassageSource source);

    /** {@return a number higher than all numbers drawn before on any node; empty if the index was deleted} */
    OptionalLong next();

    /**
     * Puts the revision in force, unless a later revision or deletion is.
     *
     * @param since a number drawn after the engine showed the revision's passages
     * @return whether the revision is in force now, by this call or an earlier one
     */
    boolean putInForce(Revision revision, long since);

    /** Takes all earlier revisions of the selected documents or knowledge bases out of force, for good. */
    void withdraw(PassageSelection selection, long number);

    /** Marks as deleted what {@link #withdraw} withdrew by this number, after its passages were deleted. */
    void markDeleted(PassageSelection selection, long number);
}

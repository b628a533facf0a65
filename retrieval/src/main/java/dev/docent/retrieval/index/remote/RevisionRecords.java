package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.index.IndexStatistics;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.words.TextLanguage;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records which revision of each document is in force. A change of one record is atomic, durable when the call returns, and
 * seen by every read that begins afterwards, on any node. Safe for concurrent use.
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

    /** {@return the highest number that was drawn} */
    long last();

    /**
     * Puts revisions in force, each unless a later revision or deletion of its document is.
     *
     * @param since a number drawn after the engine showed the revisions' passages
     * @return the numbers of those that are in force now, by this call or an earlier one
     */
    Set<Long> putInForce(List<Revision> revisions, long since);

    /** Takes all earlier revisions of the selected documents or knowledge bases out of force, for good. */
    void withdraw(PassageSelection selection, long number);

    /** Marks as deleted what {@link #withdraw} withdrew by this number, after its passages were deleted. */
    void markDeleted(PassageSelection selection, long number);

    /** {@return the revision of the document that is in force} */
    Optional<CurrentRevision> find(DocumentRef document);

    /** {@return the revisions in force of those of the documents that are in the scope} */
    Map<DocumentRef, CurrentRevision> find(Scope scope, Collection<DocumentRef> documents);

    /** {@return documents with a record, also deleted ones, by owner and id} @param after null for the first page */
    List<RecordedDocument> documents(@Nullable DocumentRef after, int limit);

    /** {@return what the scope holds} @param scope null for all owners */
    ScopeProfile profile(@Nullable Scope scope);

    /**
     * A document with a record.
     *
     * @param number of the revision or deletion in force; 0 if nothing was ever in force
     * @param isDeleted whether the record is that of a deletion, which is kept for some days
     */
    record RecordedDocument(DocumentRef document, long number, boolean isDeleted) {}

    /**
     * The counts and languages of the documents in a scope.
     *
     * @param languages that its documents are analyzed in; only English if it has none
     */
    record ScopeProfile(IndexStatistics statistics, Set<TextLanguage> languages) {

        /** {@return the profile of both scopes together} */
        ScopeProfile with(ScopeProfile other) {
            var all = EnumSet.copyOf(languages);
            all.addAll(other.languages);
            var sum = new IndexStatistics(
                    statistics.passages() + other.statistics.passages(),
                    statistics.tokens() + other.statistics.tokens());
            return new ScopeProfile(sum, all);
        }
    }
}

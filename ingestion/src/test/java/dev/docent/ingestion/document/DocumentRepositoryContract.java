package dev.docent.ingestion.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ReadingState;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What ingestion expects of the records of documents, whichever store keeps them. */
public interface DocumentRepositoryContract {

    Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    DocumentRepository records();

    @Test
    default void readsBackWhatItSaved() {
        var stored = save("d1", "ann", "kb");
        var failed = records()
                .save(stored.parsed("text/plain", 3, "en", Omissions.NONE).failed("corrupt", "It is broken."));

        assertThat(records().findByOwnerAndId("ann", "d1")).contains(failed);
        assertThat(failed.metadata()).isEqualTo(new Metadata(Map.of("year", 2026, "tags", List.of("a", "b"))));
        assertThat(records().save(failed.requeued().at(DocumentStage.EMBEDDING, 0.25)))
                .isEqualTo(records().findByOwnerAndId("ann", "d1").orElseThrow());
    }

    @Test
    default void saysTheVersionOfADocumentThatIsNotBeingDeleted() {
        var stored = save("d1", "ann", "kb");
        var changed = records().save(stored.at(DocumentStage.EMBEDDING, 0.25));
        var deleted = records().save(save("d2", "ann", "kb").deleting());

        assertThat(records().visibleVersion(changed.ref()))
                .contains(requireNonNull(changed.version()))
                .isNotEqualTo(Optional.ofNullable(stored.version()));
        assertThat(records().visibleVersion(new DocumentRef("bob", "d1"))).isEmpty();
        assertThat(records().visibleVersion(deleted.ref())).isEmpty();
        assertThat(records().visibleVersion(new DocumentRef("ann", "absent"))).isEmpty();
    }

    @Test
    default void countsInterruptionsUntilPassagesAreCommitted() {
        var once = records().save(save("d1", "ann", "kb").claimed("one").interrupted(false));
        var twice = records().save(once.claimed("one").interrupted(true));

        var claimed = records().claimNext("", "two", Instant.now(), Set.of()).orElseThrow();

        assertThat(claimed.job().interruptions()).isEqualTo(2);
        assertThat(claimed.job().failures()).isEqualTo(1);
        assertThat(twice.job().attempts()).isZero();
        assertThat(records().save(claimed.embedded(64)).job().interruptions()).isZero();
    }

    @Test
    default void countsAndListsTheDocumentsOfAScope() {
        var mail = save("d1", "ann", "kb").parsed("message/rfc822", null, "en", Omissions.NONE);
        records().save(mail.ready(1));
        records()
                .save(save("d2", "ann", "kb")
                        .parsed("text/csv", null, null, Omissions.NONE)
                        .failed("corrupt", "No."));
        records()
                .save(save("d3", "ann", "other")
                        .parsed("message/rfc822", null, "de", Omissions.NONE)
                        .ready(1));
        records().save(save("d4", "ann", "kb").deleting());
        save("d5", "ann", "third");
        save("d6", "bob", "kb");
        var scope = Scope.of("ann", Set.of("kb", "other"));
        var states = EnumSet.allOf(ReadingState.class);

        assertThat(records().countGroups(scope, Instant.EPOCH))
                .containsExactlyInAnyOrder(
                        new DocumentGroup(ReadingState.READY, "message/rfc822", "en", 1, 0),
                        new DocumentGroup(ReadingState.FAILED, "text/csv", null, 1, 0),
                        new DocumentGroup(ReadingState.READY, "message/rfc822", "de", 1, 0));
        assertThat(records().countGroups(scope, mail.createdAt().plusSeconds(3600)))
                .isEmpty();
        assertThat(newest(scope, new DocumentSelection(states, Set.of(), Set.of(), Instant.EPOCH), 10))
                .containsExactlyInAnyOrder("d1", "d2", "d3");
        assertThat(newest(scope, new DocumentSelection(states, Set.of(), Set.of(), Instant.EPOCH), 2))
                .hasSize(2);
        assertThat(newest(
                        scope,
                        new DocumentSelection(
                                Set.of(ReadingState.READY), Set.of("message/rfc822"), Set.of("de"), Instant.EPOCH),
                        10))
                .containsExactly("d3");
        assertThat(newest(
                        scope,
                        new DocumentSelection(
                                states, Set.of(), Set.of(), mail.createdAt().plusSeconds(3600)),
                        10))
                .isEmpty();
    }

    @Test
    default void listsDocumentsByAgeSizeAndPages() {
        for (var each : List.of(1, 2, 3)) {
            var original = new Original(100L * each, "hash " + each);
            var stored = Document.stored(
                    "d" + each, new KnowledgeBaseRef("ann", "kb"), Filename.of("a.txt"), original, Metadata.NONE);
            records().save(stored.parsed("application/pdf", each == 2 ? null : 10 - each, "en", Omissions.NONE));
        }
        var scope = Scope.of("ann", "kb");
        var all = new DocumentSelection(EnumSet.allOf(ReadingState.class), Set.of(), Set.of(), Instant.EPOCH);

        assertThat(ids(scope, all, DocumentOrder.LARGEST)).containsExactly("d3", "d2", "d1");
        assertThat(ids(scope, all, DocumentOrder.SMALLEST)).containsExactly("d1", "d2", "d3");
        assertThat(ids(scope, all, DocumentOrder.LONGEST)).containsExactly("d1", "d3", "d2");
        assertThat(ids(scope, all, DocumentOrder.OLDEST)).hasSize(3);
        assertThat(records().findListed(scope, all, DocumentOrder.LARGEST, 1))
                .singleElement()
                .satisfies(largest -> {
                    assertThat(largest.size()).isEqualTo(300);
                    assertThat(largest.pages()).isEqualTo(7);
                });
        var groups = records().countGroups(scope, Instant.EPOCH);
        assertThat(groups.stream().mapToLong(DocumentGroup::documents).sum()).isEqualTo(3);
        assertThat(groups.stream().mapToLong(DocumentGroup::pages).sum()).isEqualTo(16);
    }

    private List<String> ids(Scope scope, DocumentSelection selection, DocumentOrder order) {
        return records().findListed(scope, selection, order, 10).stream()
                .map(each -> each.ref().id())
                .toList();
    }

    @Test
    default void boundsADocumentAndItsListsByPairsOfOwnerAndKnowledgeBase() {
        save("d1", "ann", "one");
        save("d2", "ben", "two");
        save("d3", "ben", "one");
        save("d4", "ann", "two");
        var scope = new Scope("cleo", Set.of(new KnowledgeBaseRef("ann", "one"), new KnowledgeBaseRef("ben", "two")));
        var all = new DocumentSelection(EnumSet.allOf(ReadingState.class), Set.of(), Set.of(), Instant.EPOCH);

        assertThat(records().find(scope, "d1").map(Document::owner)).contains("ann");
        assertThat(records().find(scope, "d2").map(Document::owner)).contains("ben");
        assertThat(records().find(scope, "d3")).isEmpty();
        assertThat(records().find(scope, "d4")).isEmpty();
        assertThat(records().find(scope, " ")).isEmpty();
        assertThat(newest(scope, all, 10)).containsExactlyInAnyOrder("d1", "d2");
        assertThat(records().countGroups(scope, Instant.EPOCH).stream().mapToLong(DocumentGroup::documents))
                .containsExactly(2L);
    }

    private List<String> newest(Scope scope, DocumentSelection selection, int limit) {
        return records().findListed(scope, selection, DocumentOrder.NEWEST, limit).stream()
                .map(each -> each.ref().id())
                .toList();
    }

    @Test
    default void refusesTheSameBytesInAKnowledgeBase() {
        save("d1", "ann", "kb", "same");

        assertThatThrownBy(() -> save("d2", "ann", "kb", "same")).isInstanceOf(DuplicateKeyException.class);
        assertThat(save("d3", "ann", "other", "same").id()).isEqualTo("d3");
    }

    @Test
    default void takesTheBytesOfOneThatIsBeingRemoved() {
        records().save(save("d1", "ann", "kb", "same").deleting());

        assertThat(save("d2", "ann", "kb", "same").id()).isEqualTo("d2");
    }

    @Test
    default void refusesToChangeWhatAnotherChangedOrRemoved() {
        var stored = save("d1", "ann", "kb");
        var changed = records().save(stored.ready(1));

        assertThatThrownBy(() -> records().save(stored.deleting()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        records().deleteByOwnerAndId("ann", "d1");
        assertThatThrownBy(() -> records().save(changed.deleting()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(records().findByOwnerAndId("ann", "d1")).isEmpty();
    }

    @Test
    default void isBoundedByOwner() {
        var document = save("d1", "ann", "kb");

        records().deleteByOwnerAndId("bob", "d1");

        assertThat(records().findByOwnerAndId("bob", "d1")).isEmpty();
        assertThat(records().findByOwnerAndKnowledgeBaseIdAndSha256("bob", "kb", document.sha256()))
                .isEmpty();
        assertThat(records().existsByOwnerAndKnowledgeBaseId("bob", "kb")).isFalse();
        assertThat(records().sumSizes(new KnowledgeBaseRef("bob", "kb"))).isZero();
        assertThat(records().findByOwnerAndKnowledgeBaseIdAndSha256("ann", "kb", document.sha256()))
                .contains(document);
    }

    @Test
    default void goesThroughAKnowledgeBaseOldestFirst() {
        save("d2", "ann", "kb");
        save("d1", "ann", "kb");
        save("d3", "ann", "kb");
        save("d4", "ann", "other");
        save("d5", "bob", "kb2");

        assertThat(after("ann", "kb", "")).containsExactly("d1", "d2", "d3");
        assertThat(after("ann", "kb", "d1")).containsExactly("d2", "d3");
        assertThat(after("ann", "kb", "d3")).isEmpty();
        assertThat(after("bob", "kb", "")).isEmpty();
    }

    private List<String> after(String owner, String knowledgeBase, String id) {
        return records()
                .findFirst200ByOwnerAndKnowledgeBaseIdAndIdGreaterThanOrderByIdAsc(owner, knowledgeBase, id)
                .stream()
                .map(Document::id)
                .toList();
    }

    @Test
    default void listsPagesOfAKnowledgeBase() {
        save("d1", "ann", "kb");
        save("d2", "ann", "kb");
        records().save(save("d3", "ann", "kb").ready(1));
        records().save(save("d4", "ann", "kb").deleting());
        save("d5", "ann", "other");
        var page = new OffsetPage(2, 1, Sort.by(Sort.Direction.DESC, "id"));

        var all = records().findByOwnerAndKnowledgeBaseIdAndStatusNot("ann", "kb", DocumentStatus.DELETING, page);
        var waiting = records().findByOwnerAndKnowledgeBaseIdAndStatus("ann", "kb", DocumentStatus.QUEUED, page);

        assertThat(all).extracting(Document::id).containsExactly("d2", "d1");
        assertThat(all.getTotalElements()).isEqualTo(3);
        assertThat(waiting).extracting(Document::id).containsExactly("d1");
        assertThat(waiting.getTotalElements()).isEqualTo(2);
    }

    @Test
    default void countsDocumentsAndBytes() {
        save("d1", "ann", "kb");
        records().save(save("d2", "ann", "kb").deleting());

        assertThat(records().existsByOwnerAndKnowledgeBaseId("ann", "kb")).isTrue();
        assertThat(records().countByOwnerAndKnowledgeBaseIdAndStatus("ann", "kb", DocumentStatus.QUEUED))
                .isEqualTo(1);
        assertThat(records().sumSizes(new KnowledgeBaseRef("ann", "kb"))).isEqualTo(5_000_000_000L);
        assertThat(records().sumSizes(new KnowledgeBaseRef("ann", "empty"))).isZero();
        assertThat(records().totals("ann")).isEqualTo(new DocumentTotals(1, 5_000_000_000L));
        assertThat(records().totals("bob")).isEqualTo(new DocumentTotals(0, 0));
    }

    @Test
    default void findsTheOldestWaitingOfTheNextOwner() {
        save("d2", "bob", "kb");
        save("d3", "ann", "kb");
        save("d4", "ann", "kb");
        records().save(save("d1", "ann", "kb").ready(1));

        assertThat(claimedAfter("ann")).isEqualTo("d2");
        assertThat(claimedAfter("")).isEqualTo("d3");
        assertThat(claimedAfter("")).isEqualTo("d4");
        assertThat(claimedAfter("")).isEqualTo("none");
    }

    @Test
    default void claimsAsADocumentSaysOfItself() {
        var before = records()
                .save(save("d1", "ann", "kb")
                        .parsed("text/plain", 3, "en", Omissions.NONE)
                        .read(2, 3)
                        .failed("corrupt", "It is broken."));
        var waiting = records().save(before.requeued());

        var claimed = records().claimNext("", "a holder", NOW, Set.of()).orElseThrow();

        assertThat(records().findByOwnerAndId("ann", "d1")).contains(claimed);
        assertThat(claimed)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt", "job.leasedUntil", "job.begunAt")
                .isEqualTo(waiting.claimed("a holder"));
        assertThat(claimed.version()).isEqualTo(Objects.requireNonNull(waiting.version()) + 1);
        assertThatThrownBy(() -> records().save(waiting.deleting()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(records().save(claimed.ready(1)).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    default void passesOverOwners() {
        save("d1", "ann", "kb");
        save("d2", "bob", "kb");
        save("d3", "cid", "kb");

        assertThat(records().claimNext("", "a holder", NOW, Set.of("ann", "bob")))
                .map(Document::id)
                .contains("d3");
        assertThat(records().claimNext("", "a holder", NOW, Set.of("ann", "bob")))
                .isEmpty();
        assertThat(records().claimNext("", "a holder", NOW, Set.of("bob")))
                .map(Document::id)
                .contains("d1");
    }

    @Test
    default void handsEachDocumentToOneOfMany() throws Exception {
        for (var number = 10; number < 50; number++) {
            save("d" + number, number % 2 == 0 ? "ann" : "bob", "kb");
        }
        var claimed = new ConcurrentLinkedQueue<String>();
        try (var holders = Executors.newFixedThreadPool(8)) {
            for (var number = 0; number < 8; number++) {
                var holder = "holder " + number;
                holders.submit(() -> {
                    for (var next = records().claimNext("", holder, NOW, Set.of());
                            next.isPresent();
                            next = records().claimNext("", holder, NOW, Set.of())) {
                        claimed.add(
                                next.get().id() + holder.equals(next.get().job().holder()));
                    }
                    return true;
                });
            }
        }

        assertThat(claimed).hasSize(40).doesNotHaveDuplicates().allMatch(each -> each.endsWith("true"));
    }

    @Test
    default void findsThoseOfSomeStatuses() {
        save("d1", "ann", "kb");
        records().save(save("d2", "ann", "kb").ready(1));
        records().save(save("d3", "bob", "kb").at(DocumentStage.PARSING, 0));

        var some = List.of(DocumentStatus.READY, DocumentStatus.FAILED);
        assertThat(records().findByOwnerAndKnowledgeBaseIdAndStatusIn("ann", "kb", some))
                .extracting(Document::id)
                .containsExactly("d2");
        assertThat(records().findByStatus(DocumentStatus.PROCESSING))
                .extracting(Document::id)
                .containsExactly("d3");
    }

    @Test
    default void findsThoseOfSomeIds() {
        save("d1", "ann", "kb");
        save("d2", "bob", "kb");
        save("d3", "ann", "kb");

        assertThat(records().findByIdIn(List.of("d2", "d3", "d4")))
                .extracting(Document::id)
                .containsExactlyInAnyOrder("d2", "d3");
        assertThat(records().findByIdIn(List.of())).isEmpty();
    }

    @Test
    default void keepsPendingMessagesUntilTheyAreCleared() {
        var message = new PendingMessages.Message("m1", "a webhook", "READY", "{\"a\": 1}");
        var pending = new PendingMessages(false, List.of(message));
        var first = records().save(save("d2", "ann", "kb").pending(pending));
        var second = records().save(save("d1", "ann", "kb").pending(pending));
        save("d3", "ann", "kb");
        assertThat(records().findFirst100ByPendingMessagesIsNotNullOrderByIdAsc())
                .containsExactly(second, first);

        var changed = records().save(first.at(DocumentStage.PARSING, 0));
        records().clearPendingMessages(first);
        records().clearPendingMessages(second);

        assertThat(records().findFirst100ByPendingMessagesIsNotNullOrderByIdAsc())
                .containsExactly(changed);
        var cleared = records().findByOwnerAndId("ann", "d1").orElseThrow();
        assertThat(cleared).isEqualTo(second.pending(null));
        assertThat(records().save(cleared.deleting()).pendingMessages()).isNull();
    }

    private String claimedAfter(String owner) {
        return records()
                .claimNext(owner, "a holder", NOW, Set.of())
                .map(Document::id)
                .orElse("none");
    }

    private Document save(String id, String owner, String knowledgeBase) {
        return save(id, owner, knowledgeBase, "hash of " + id);
    }

    private Document save(String id, String owner, String knowledgeBase, String sha256) {
        var metadata = new Metadata(Map.of("year", 2026, "tags", List.of("a", "b")));
        var original = new Original(5_000_000_000L, sha256);
        return records()
                .save(Document.stored(
                        id, new KnowledgeBaseRef(owner, knowledgeBase), Filename.of("a.txt"), original, metadata));
    }
}

package dev.docent.api.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.assistant.Assistant.ChangeAuthor;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of assistants. */
class AssistantRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");
    private static final OffsetPage PAGE = new OffsetPage(10, 0, Sort.by("id"));

    @Test
    void areReadAsTheyWereStored() {
        var saved = assistants().save(assistant("ada", "law", Visibility.SHARED, true, "hash"));

        assertThat(assistants().findByOwnerAndId("ada", saved.id())).contains(saved);
        assertThat(assistants().findByOwnerAndId("bob", saved.id())).isEmpty();
        assertThat(assistants().findByLinkHash("hash")).contains(saved);
        assertThat(assistants().countByOwner("ada")).isEqualTo(1);
        assertThat(saved.settings().traits())
                .containsEntry("humor", 0.5)
                .containsEntry("likes", List.of("tea", "rain"));
    }

    @Test
    void areListedWithinTheReachOnly() {
        var own = assistants().save(assistant("ada", "law", Visibility.PRIVATE, false, null));
        var open = assistants().save(assistant("bob", "law", Visibility.PUBLIC, true, null));
        var accepted = assistants().save(assistant("bob", "art", Visibility.SHARED, true, "accepted"));
        assistants().save(assistant("bob", "law", Visibility.SHARED, true, "not accepted"));
        assistants().save(assistant("bob", "law", Visibility.PRIVATE, true, null));
        assistants().save(assistant("bob", "law", Visibility.PRIVATE, true, "accepted"));
        assistants().save(assistant("bob", "law", Visibility.PUBLIC, false, null));
        assistants().save(assistant("eve", "law", Visibility.PUBLIC, true, null));
        var suspended = Set.of("eve");
        var ada = new AssistantReach("ada", Set.of("accepted"), suspended, true);

        assertThat(assistants().list(ada, null, PAGE)).containsExactly(own, open, accepted);
        assertThat(assistants().list(ada, "law", PAGE)).containsExactly(own, open);
        assertThat(assistants().list(ada, null, new OffsetPage(1, 1, Sort.by("id"))))
                .containsExactly(open);
        assertThat(assistants().list(ada, null, PAGE).getTotalElements()).isEqualTo(3);
        assertThat(assistants().list(new AssistantReach("ada", Set.of("accepted"), suspended, false), null, PAGE))
                .containsExactly(own);
        assertThat(assistants().list(new AssistantReach(null, Set.of(), suspended, true), null, PAGE))
                .containsExactly(open);
        assertThat(assistants().list(new AssistantReach(null, Set.of(), Set.of(), true), "law", PAGE))
                .hasSize(2)
                .contains(open);
        assertThat(assistants().list(new AssistantReach(null, Set.of(), Set.of(), false), null, PAGE))
                .hasSize(2);
    }

    @Test
    void areFoundWithinTheReachOnly() {
        var own = assistants().save(assistant("ada", null, Visibility.PRIVATE, true, null));
        var shared = assistants().save(assistant("bob", null, Visibility.SHARED, true, "accepted"));
        var other = assistants().save(assistant("bob", null, Visibility.PRIVATE, true, null));
        var ada = new AssistantReach("ada", Set.of("accepted"), Set.of(), true);

        assertThat(assistants().find(ada, own.id())).contains(own);
        assertThat(assistants().find(ada, shared.id())).contains(shared);
        assertThat(assistants().find(ada, other.id())).isEmpty();
        assertThat(assistants().find(ada, "absent")).isEmpty();
        assertThat(assistants().find(new AssistantReach("ada", Set.of("accepted"), Set.of("bob"), true), shared.id()))
                .isEmpty();
        assertThat(assistants().find(new AssistantReach("ada", Set.of(), Set.of(), true), shared.id()))
                .isEmpty();
    }

    @Test
    void keepEachEarlierVersionOnce() {
        var assistant = assistant("ada", null, Visibility.PRIVATE, true, null);
        var first = versions().save(AssistantVersion.of(assistant));

        assertThatThrownBy(() -> versions().save(AssistantVersion.of(assistant)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(versions().findByOwnerAndAssistantAndNumberLessThan("ada", assistant.id(), 2, PAGE))
                .containsExactly(first);
        assertThat(versions().findByOwnerAndAssistantAndNumberLessThan("ada", assistant.id(), 1, PAGE))
                .isEmpty();
        assertThat(versions().findByOwnerAndAssistantAndNumberLessThan("bob", assistant.id(), 2, PAGE))
                .isEmpty();
        versions().deleteByOwnerAndAssistantAndNumberLessThan("ada", assistant.id(), 1);
        assertThat(versions().count()).isEqualTo(1);
        versions().deleteByOwnerAndAssistantAndNumberLessThan("ada", assistant.id(), 2);
        assertThat(versions().count()).isZero();
    }

    @Test
    void keepOneAcceptedLinkForEachAccount() {
        var assistant = assistant("ada", null, Visibility.SHARED, true, "hash");
        var accepted = links().save(AcceptedLink.of("bob", assistant, "hash", NOW));

        assertThatThrownBy(() -> links().save(AcceptedLink.of("bob", assistant, "other", NOW)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(links().findByAccount("bob")).containsExactly(accepted);
        assertThat(links().findByAccountAndAssistant("bob", assistant.id())).contains(accepted);
        assertThat(links().findByAccount("ada")).isEmpty();
        links().deleteByAssistant(assistant.id());
        assertThat(links().count()).isZero();
    }

    private static Assistant assistant(
            String owner, @Nullable String category, Visibility visibility, boolean active, @Nullable String link) {
        var settings = new AssistantSettings(
                "guide",
                null,
                null,
                "Guides",
                category,
                "Be kind.",
                Map.of("humor", 0.5, "likes", List.of("tea", "rain")),
                "model-1",
                0.7,
                List.of("notes"),
                List.of("Why?"));
        var author = new ChangeAuthor(owner, "key");
        return new Assistant(
                RecordIds.next(), null, owner, settings, category, visibility, active, link, 1, author, NOW, NOW);
    }

    private AssistantRepository assistants() {
        return context().getBean(AssistantRepository.class);
    }

    private AssistantVersionRepository versions() {
        return context().getBean(AssistantVersionRepository.class);
    }

    private AcceptedLinkRepository links() {
        return context().getBean(AcceptedLinkRepository.class);
    }
}

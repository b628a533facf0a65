package dev.docent.api.assistant;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.StoredThings;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The assistants of accounts, and the links that the accounts accepted. */
@Component
class AssistantsOfAccount implements AccountData, StoredThings {

    private static final int PAGE = 100;

    private final AssistantRepository assistants;
    private final AssistantVersionRepository versions;
    private final AcceptedLinkRepository links;
    private final ApplicationEventPublisher events;

    AssistantsOfAccount(
            AssistantRepository assistants,
            AssistantVersionRepository versions,
            AcceptedLinkRepository links,
            ApplicationEventPublisher events) {
        this.assistants = assistants;
        this.versions = versions;
        this.links = links;
        this.events = events;
    }

    @Override
    public Counted kind() {
        return Counted.ASSISTANT;
    }

    @Override
    public long countOf(String account) {
        return assistants.countByOwner(account);
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = countOf(account);
        List<Assistant> page;
        for (var offset = 0; !(page = page(account, offset)).isEmpty(); offset += PAGE) {
            for (var assistant : page) {
                events.publishEvent(new AssistantDeleting(assistant.id()));
                links.deleteByAssistant(assistant.id());
            }
        }
        links.deleteByAccount(account);
        assistants.deleteByOwner(account);
        versions.deleteByOwner(account);
        return Map.of("assistants", count);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        List<Assistant> page;
        for (var offset = 0; !(page = page(account, offset)).isEmpty(); offset += PAGE) {
            for (var assistant : page) {
                archive.writeJson("assistants/" + assistant.id() + ".json", ExportedAssistant.of(assistant));
            }
        }
    }

    private List<Assistant> page(String account, int offset) {
        return assistants.findByOwner(account, new OffsetPage(PAGE, offset, Sort.by("id")));
    }

    /** An assistant in an export. */
    record ExportedAssistant(
            String id,
            AssistantSettings settings,
            Visibility visibility,
            boolean active,
            int revision,
            Instant createdAt,
            Instant updatedAt) {

        static ExportedAssistant of(Assistant assistant) {
            return new ExportedAssistant(
                    assistant.id(),
                    assistant.settings(),
                    assistant.visibility(),
                    assistant.active(),
                    assistant.revision(),
                    assistant.createdAt(),
                    assistant.updatedAt());
        }
    }
}

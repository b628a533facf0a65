package dev.docent.api.assistant;

import dev.docent.api.access.Caller;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Creates, changes and deletes the assistants of their owners. To anybody else they do not exist. Safe for concurrent use. */
@Service
public class Assistants {

    private final AssistantRepository assistants;
    private final AssistantVersions versions;
    private final AcceptedLinkRepository links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assistants(
            AssistantRepository assistants,
            AssistantVersions versions,
            AcceptedLinkRepository links,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assistants = assistants;
        this.versions = versions;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** {@return a new assistant of the caller} */
    public Assistant create(Caller caller, AssistantSettings settings, Visibility visibility, boolean active) {
        return announced(assistants.save(Assistant.of(caller, settings, visibility, active, clock.instant())));
    }

    /** {@return a new assistant of the caller that is shared by a link, whose token is also the id of the assistant} */
    public Assistant createLinked(Caller caller, AssistantSettings settings) {
        var created = Assistant.of(caller, settings, Visibility.SHARED, true, clock.instant());
        return announced(assistants.save(created.identifiedBy(Secrets.randomText())));
    }

    private Assistant announced(Assistant assistant) {
        events.publishEvent(new AssistantChanged(assistant));
        return assistant;
    }

    /** {@return the caller's own assistant} @throws ProblemException (404) if it has none with this id */
    public Assistant get(Caller caller, String id) {
        return assistants.findByOwnerAndId(caller.account(), id).orElseThrow(() -> ReachableAssistants.absent(id));
    }

    /** {@return the names that users see of those of the assistants that exist, by their ids, for administrators} */
    public Map<String, String> names(Collection<String> ids) {
        return assistants.findByIdIn(ids).stream()
                .collect(Collectors.toMap(Assistant::id, each -> each.settings().shownName()));
    }

    /**
     * {@return the assistant after the change, which is a new version unless nothing changed}
     *
     * @param change may be applied several times
     * @throws ProblemException (404) if the caller has none with this id
     */
    public Assistant change(Caller caller, String id, UnaryOperator<Assistant> change) {
        while (true) {
            try {
                var old = get(caller, id);
                var changed = change.apply(old);
                return changed.equals(old) ? old : save(caller, old, changed);
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Changed or deleted by another call.
            }
        }
    }

    /** The old version is kept first: it is the same however often, and nothing is lost if the process dies in between. */
    private Assistant save(Caller caller, Assistant old, Assistant changed) {
        versions.keep(old);
        var saved = assistants.save(changed.changedBy(caller, clock.instant()));
        versions.deleteOldOf(saved);
        return announced(saved);
    }

    /**
     * Replaces the link of an assistant, which is no new version of it.
     *
     * @param hash null for none
     * @throws ProblemException (404) if the caller has no such assistant, (409) if it is not shared
     */
    void link(Caller caller, String id, @Nullable String hash) {
        while (true) {
            try {
                var assistant = get(caller, id);
                if (hash != null && assistant.visibility() != Visibility.SHARED) {
                    throw ProblemException.of(
                            HttpStatus.CONFLICT,
                            "Only shared assistants have a link: set `visibility` to shared first");
                }
                assistants.save(assistant.linked(hash));
                return;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Changed or deleted by another call.
            }
        }
    }

    /** Deletes an assistant with its versions. @throws ProblemException (404) if the caller has none with this id */
    public void delete(Caller caller, String id) {
        var assistant = get(caller, id);
        events.publishEvent(new AssistantDeleting(id));
        links.deleteByAssistant(id);
        versions.deleteAllOf(assistant);
        assistants.deleteByOwnerAndId(assistant.owner(), id);
    }
}

package dev.docent.api.assistant;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.access.share.AccessInForce;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.access.share.SharesInUse;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Persona;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;

/**
 * The one place that decides which assistants a caller may see and use, and what they answer from. It reads the records with
 * each call, so that an assistant that was deleted, made private, or whose owner was suspended is absent at once. Safe for
 * concurrent use.
 */
@Component
@EnableConfigurationProperties(AssistantProperties.class)
public class ReachableAssistants implements AccessInForce {

    private final AssistantRepository assistants;
    private final AcceptedLinkRepository links;
    private final Accounts accounts;
    private final AssistantProperties properties;

    ReachableAssistants(
            AssistantRepository assistants,
            AcceptedLinkRepository links,
            Accounts accounts,
            AssistantProperties properties) {
        this.assistants = assistants;
        this.links = links;
        this.accounts = accounts;
        this.properties = properties;
    }

    /**
     * {@return the assistant, to ask it} The request ends if the caller may no longer use it.
     *
     * @throws ProblemException (404) if there is none that the caller may use, or its credential does not reach the knowledge
     *     bases that it answers from
     */
    public Assistant toUse(Caller caller, String id) {
        var found = assistants
                .find(reach(caller.account(), true), id)
                .filter(each -> each.settings().knowledgeBases().stream().allMatch(caller::reaches))
                .orElseThrow(() -> absent(id));
        if (!found.owner().equals(caller.account())) {
            SharesInUse.add(new HeldAssistant(caller.account(), id));
        }
        return found;
    }

    @Override
    public Set<HeldAccess> inForce(Collection<HeldAccess> held) {
        var asked = held.stream()
                .filter(HeldAssistant.class::isInstance)
                .map(HeldAssistant.class::cast)
                .collect(Collectors.toUnmodifiableSet());
        return asked.isEmpty() ? Set.of() : inForceNow(asked);
    }

    /** Thousands of streams may ask the same assistants: a query for each would take longer than the time between two checks. */
    private Set<HeldAccess> inForceNow(Set<HeldAssistant> asked) {
        var ids = asked.stream().map(HeldAssistant::assistant).collect(Collectors.toSet());
        var suspended = accounts.suspended();
        var usable = assistants.findByIdIn(ids).stream()
                .filter(each -> each.active() && !suspended.contains(each.owner()))
                .collect(Collectors.toMap(Assistant::id, each -> each));
        var shared = usable.values().stream()
                .filter(each -> each.visibility() == Visibility.SHARED && each.linkHash() != null)
                .map(Assistant::id)
                .collect(Collectors.toSet());
        var accepted = shared.isEmpty() ? Set.<HeldAssistant>of() : accepted(shared, usable);
        return asked.stream()
                .filter(each -> accepted.contains(each) || isPublic(usable.get(each.assistant())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return who may use the assistants because of a link that is still theirs} */
    private Set<HeldAssistant> accepted(Set<String> shared, Map<String, Assistant> assistantsById) {
        return links.findByAssistantIn(shared).stream()
                .filter(link -> link.linkHash()
                        .equals(Objects.requireNonNull(assistantsById.get(link.assistant()))
                                .linkHash()))
                .map(link -> new HeldAssistant(link.account(), link.assistant()))
                .collect(Collectors.toSet());
    }

    private static boolean isPublic(@Nullable Assistant assistant) {
        return assistant != null && assistant.visibility() == Visibility.PUBLIC;
    }

    /**
     * {@return the knowledge bases of its owner that the assistant answers from, whoever asks; empty if it answers from those
     * of the asker}
     */
    public Optional<Scope> scope(Caller caller, Assistant assistant) {
        var pairs = assistant.settings().knowledgeBases().stream()
                .map(each -> new KnowledgeBaseRef(assistant.owner(), each))
                .collect(Collectors.toUnmodifiableSet());
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new Scope(caller.account(), pairs));
    }

    /**
     * {@return the ids of the asker's knowledge bases for a conversation with the assistant; empty if it answers from its own}
     *
     * @param given by the request; null for none
     * @param checked checks those that were given
     * @throws ProblemException (404) if the caller may not use the assistant, (400) if it does not answer from those given
     */
    public List<String> basesToAsk(
            Caller caller,
            String id,
            @Nullable List<String> given,
            Function<@Nullable List<String>, List<String>> checked) {
        if (toUse(caller, id).settings().knowledgeBases().isEmpty()) {
            return checked.apply(given);
        }
        if (given != null) {
            throw ProblemException.badRequest(
                    "knowledge_base_ids", "cannot be given: the assistant answers from knowledge bases of its own");
        }
        return List.of();
    }

    /** {@return how the assistant answers the caller} Others than the owner do not learn which documents its knowledge bases hold. */
    public Persona persona(Caller caller, Assistant assistant) {
        return persona(caller, assistant, null, null, null);
    }

    /** {@return how the assistant answers in a conversation with own wishes} Those that are null are those of the assistant. */
    public Persona persona(
            Caller caller,
            Assistant assistant,
            @Nullable String model,
            @Nullable Double temperature,
            @Nullable String instructions) {
        var settings = assistant.settings();
        var traits = new LinkedHashMap<String, String>();
        settings.traits().forEach((name, value) -> traits.put(name, text(value)));
        return new Persona(
                assistant.id(),
                settings.shownName(),
                instructions == null ? settings.instructions() : instructions,
                traits,
                permitted(model == null ? settings.model() : model),
                temperature == null ? settings.temperature() : temperature,
                settings.knowledgeBases().isEmpty() || caller.account().equals(assistant.owner()));
    }

    /** {@return the model if assistants may choose it; null for the configured one} */
    private @Nullable String permitted(@Nullable String model) {
        return model != null && properties.models().contains(model) ? model : null;
    }

    private static String text(Object trait) {
        return trait instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(trait);
    }

    /** {@return the assistant, to read about it} @param account null for nobody @throws ProblemException (404) if there is none */
    public Assistant toRead(@Nullable String account, String id) {
        return assistants.find(reach(account, true), id).orElseThrow(() -> absent(id));
    }

    /** {@return a page of the assistants that the account may use} @param ownOnly whether those of others are left out */
    public Page<Assistant> list(@Nullable String account, boolean ownOnly, @Nullable String category, OffsetPage page) {
        return assistants.list(reach(account, !ownOnly), category, page);
    }

    private AssistantReach reach(@Nullable String account, boolean others) {
        var accepted = account == null
                ? Set.<String>of()
                : links.findByAccount(account).stream()
                        .map(AcceptedLink::linkHash)
                        .collect(Collectors.toSet());
        return new AssistantReach(account, accepted, accounts.suspended(), others);
    }

    static ProblemException absent(String id) {
        return ProblemException.notFound("There is no assistant " + id);
    }
}

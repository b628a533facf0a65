package dev.docent.api.assistant;

import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The versions of assistants: the current one is the assistant itself, earlier ones are kept beside it. Safe for concurrent use. */
@Component
public class AssistantVersions {

    /** How many versions of an assistant there are at most; older ones are deleted. */
    static final int MAX = 100;

    private final AssistantVersionRepository earlier;

    AssistantVersions(AssistantVersionRepository earlier) {
        this.earlier = earlier;
    }

    /** Keeps the current version of the assistant, before it is changed. May be repeated. */
    void keep(Assistant assistant) {
        try {
            earlier.save(AssistantVersion.of(assistant));
        } catch (DuplicateKeyException kept) {
            // By a change that another one overtook.
        }
    }

    void deleteOldOf(Assistant assistant) {
        earlier.deleteByOwnerAndAssistantAndNumberLessThan(assistant.owner(), assistant.id(), oldest(assistant));
    }

    void deleteAllOf(Assistant assistant) {
        earlier.deleteByOwnerAndAssistant(assistant.owner(), assistant.id());
    }

    /** {@return a page of the versions, newest first, each with the version before it if that is kept} */
    public Page<Compared> list(Assistant assistant, OffsetPage page) {
        var oldest = oldest(assistant);
        var total = assistant.revision() - oldest + 1;
        var last = assistant.revision() - Math.toIntExact(Math.min(page.start(), Integer.MAX_VALUE / 2));
        var first = Math.max(oldest, last - page.limit() + 1);
        return new PageImpl<>(last < oldest ? List.of() : between(assistant, first, last), page, total);
    }

    private List<Compared> between(Assistant assistant, int first, int last) {
        var all = new ArrayList<AssistantVersion>();
        if (last == assistant.revision()) {
            all.add(AssistantVersion.of(assistant));
        }
        all.addAll(before(assistant, last + 1 - all.size(), last - first + 2));
        var compared = new ArrayList<Compared>();
        for (var each = 0; each < all.size() && all.get(each).number() >= first; each++) {
            compared.add(new Compared(all.get(each), each + 1 < all.size() ? all.get(each + 1) : null));
        }
        return compared;
    }

    private List<AssistantVersion> before(Assistant assistant, int number, int limit) {
        var newestFirst = new OffsetPage(limit, 0, Sort.by(Sort.Direction.DESC, "number"));
        return earlier.findByOwnerAndAssistantAndNumberLessThan(assistant.owner(), assistant.id(), number, newestFirst);
    }

    /** {@return the version} @throws ProblemException (404) if the assistant has none with this number */
    public AssistantVersion get(Assistant assistant, String number) {
        return number.equals(String.valueOf(assistant.revision()))
                ? AssistantVersion.of(assistant)
                : earlier.findById(AssistantVersion.id(assistant, number))
                        .filter(each -> each.owner().equals(assistant.owner()))
                        .filter(each -> each.number() < assistant.revision())
                        .orElseThrow(() -> ProblemException.notFound("There is no version " + number));
    }

    private static int oldest(Assistant assistant) {
        return Math.max(1, assistant.revision() - MAX + 1);
    }

    /** A version, and the one before it; null if there is none or it is kept no longer. */
    public record Compared(
            AssistantVersion version, @Nullable AssistantVersion before) {}
}

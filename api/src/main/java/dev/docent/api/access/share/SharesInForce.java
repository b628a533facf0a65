package dev.docent.api.access.share;

import dev.docent.api.access.share.AccessInForce.HeldAccess;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What accounts may still use of others, of all kinds. Every answer is read from the records. Safe for concurrent use. */
@Component
public final class SharesInForce {

    private final List<AccessInForce> kinds;

    public SharesInForce(List<AccessInForce> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** {@return those that are in force now} */
    public Set<HeldAccess> among(Collection<HeldAccess> held) {
        return held.isEmpty()
                ? Set.of()
                : kinds.stream().flatMap(kind -> kind.inForce(held).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks what the request that this thread serves relies on, before something is stored that comes of it. Does nothing
     * outside of requests.
     *
     * @throws RuntimeException what the request is answered if some of it has ended
     */
    public void check() {
        var held = SharesInUse.ofThisRequest();
        var inForce = among(held);
        held.stream().filter(each -> !inForce.contains(each)).findFirst().ifPresent(ended -> {
            throw ended.ended();
        });
    }
}

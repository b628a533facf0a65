package dev.docent.api.admin;

import dev.docent.api.launch.StartNotice;
import dev.docent.retrieval.generation.IndexAdministration;
import dev.docent.retrieval.generation.RebuildStatus;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes at the start that another embedding model is serving than the configured one, and the state of the rebuild. */
@Component
final class RebuildNotice implements StartNotice {

    private final IndexAdministration administration;

    RebuildNotice(IndexAdministration administration) {
        this.administration = administration;
    }

    @Override
    public Optional<String> line() {
        return administration.rebuild().map(RebuildNotice::line).or(this::kept);
    }

    private static String line(RebuildStatus rebuild) {
        return rebuild.state() == RebuildStatus.State.PLANNED
                ? "The index keeps generation %s. To embed it with %s, which is %s, confirm: POST /api/v1/admin/index/rebuild"
                        .formatted(
                                rebuild.from(),
                                rebuild.model(),
                                rebuild.estimate() == null
                                        ? "being estimated (GET /api/v1/admin/index)"
                                        : rebuild.estimate())
                : "Generation %s of the index is serving, generation %s for %4$s is %3$s: GET /api/v1/admin/index"
                        .formatted(
                                rebuild.from(),
                                rebuild.to(),
                                rebuild.state().name().toLowerCase(Locale.ROOT),
                                rebuild.model());
    }

    private Optional<String> kept() {
        return administration.keepsModel()
                ? Optional.of(
                        "The index keeps the embedding model that built it. To change to %s, set docent.embedding.kind and restart, which says what it costs"
                                .formatted(administration.chosen().model()))
                : Optional.empty();
    }
}

package dev.docent.api.admin;

import dev.docent.api.launch.StartNotice;
import dev.docent.retrieval.generation.IndexAdministration;
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
        return administration
                .rebuild()
                .map(rebuild ->
                        "Generation %s of the index is serving, generation %s for %4$s is %3$s: GET /api/v1/admin/index"
                                .formatted(
                                        rebuild.from(),
                                        rebuild.to(),
                                        rebuild.state().name().toLowerCase(Locale.ROOT),
                                        rebuild.model()));
    }
}

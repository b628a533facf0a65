package dev.docent.api.admin;

import dev.docent.api.launch.StartNotice;
import dev.docent.retrieval.generation.IndexAdministration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says at the start that the index answers with another model than the settings choose, and what becomes of that. */
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
                        "Generation %s of the index serves while generation %s is %s for %s: GET /api/v1/admin/index"
                                .formatted(
                                        rebuild.from(),
                                        rebuild.to(),
                                        rebuild.state().name().toLowerCase(Locale.ROOT),
                                        rebuild.model()));
    }
}

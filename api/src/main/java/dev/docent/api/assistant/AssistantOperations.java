package dev.docent.api.assistant;

import dev.docent.storage.records.OffsetPage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;

/** Queries of assistants that are bounded by who may use them. */
interface AssistantOperations {

    /** {@return a page of the assistants within the reach} @param category null for all */
    Page<Assistant> list(AssistantReach reach, @Nullable String category, OffsetPage page);

    /** {@return the assistant; empty if the reach has none with this id} */
    Optional<Assistant> find(AssistantReach reach, String id);
}

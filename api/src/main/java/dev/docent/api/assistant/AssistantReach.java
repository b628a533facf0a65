package dev.docent.api.assistant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which assistants an account may use: its own; of other owners that are not suspended, those that are active and public or
 * whose link it accepted.
 *
 * @param account id of the account; null for nobody, who sees public ones
 * @param links hashes of the links that it accepted
 * @param suspended ids of the suspended accounts
 * @param others whether those of other owners are within the reach
 */
record AssistantReach(@Nullable String account, Set<String> links, Set<String> suspended, boolean others) {

    AssistantReach {
        links = Set.copyOf(links);
        suspended = Set.copyOf(suspended);
    }
}

package dev.docent.retrieval.passage;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void needsAnOwnerAndAKnowledgeBase() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of(" ", "library"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope("ada", Set.of()));
    }
}

package dev.docent.retrieval.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void isDividedByOwnerWithoutMixingTheirKnowledgeBases() {
        var letters = new KnowledgeBaseRef("ada", "letters");
        var notes = new KnowledgeBaseRef("ben", "notes");
        var scope = new Scope("cleo", Set.of(letters, notes));

        assertThat(scope.owners()).containsExactly("ada", "ben");
        assertThat(scope.byOwner()).containsExactly(Scope.of(letters), Scope.of(notes));
        assertThat(scope.contains(new KnowledgeBaseRef("ada", "notes"))).isFalse();
    }

    @Test
    void needsAnOwnerAndAKnowledgeBase() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of(" ", "library"));
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of("ada", Set.of()));
    }
}

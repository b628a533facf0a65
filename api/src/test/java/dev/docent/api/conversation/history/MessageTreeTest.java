package dev.docent.api.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTreeTest {

    @Test
    void isOnePathWithoutParents() {
        var tree =
                tree(new MessageTree.Node("a", null), new MessageTree.Node("b", null), new MessageTree.Node("c", null));

        assertThat(tree.pathTo(tree.end(null))).containsExactly("a", "b", "c");
        assertThat(tree.siblings("b")).containsExactly("b");
    }

    @Test
    void continuesAPathOfAnEarlierVersion() {
        var tree =
                tree(new MessageTree.Node("a", null), new MessageTree.Node("b", null), new MessageTree.Node("c", "b"));

        assertThat(tree.pathTo("c")).containsExactly("a", "b", "c");
        assertThat(tree.end(null)).isEqualTo("b");
    }

    @Test
    void hasAPathToEachOfSeveralAnswers() {
        var tree = tree(
                new MessageTree.Node("q", ""),
                new MessageTree.Node("a", "q"),
                new MessageTree.Node("b", "q"),
                new MessageTree.Node("r", "a"),
                new MessageTree.Node("other", ""));

        assertThat(tree.pathTo("b")).containsExactly("q", "b");
        assertThat(tree.siblings("a")).containsExactly("a", "b");
        assertThat(tree.siblings("q")).containsExactly("q", "other");
        assertThat(tree.newestBelow("a")).isEqualTo("r");
        assertThat(tree.newestBelow("q")).isEqualTo("b");
    }

    @Test
    void isEmptyWithoutMessages() {
        var tree = tree();

        assertThat(tree.end("gone")).isEqualTo(MessageTree.ROOT);
        assertThat(tree.pathTo(MessageTree.ROOT)).isEmpty();
    }

    @Test
    void putsAMessageWhoseParentIsGoneBehindTheOneBefore() {
        var tree = tree(new MessageTree.Node("a", ""), new MessageTree.Node("c", "gone"));

        assertThat(tree.pathTo("c")).containsExactly("a", "c");
    }

    private static MessageTree tree(MessageTree.Node... oldestFirst) {
        return MessageTree.of(List.of(oldestFirst));
    }
}

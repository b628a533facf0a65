package dev.docent.api.conversation.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation as a tree. A message without a parent, or with one that is unknown, follows the one before
 * it, as all messages of earlier versions do.
 */
public final class MessageTree {

    /** The parent of a first message. */
    public static final String ROOT = "";

    /** From each message to its parent, oldest first. */
    private final Map<String, String> parents = new LinkedHashMap<>();

    private final Map<String, List<String>> children = new HashMap<>();
    private final String latestOfEarlierVersions;

    private MessageTree(List<Node> oldestFirst) {
        var before = ROOT;
        for (var node : oldestFirst) {
            parents.put(node.id(), before);
            before = node.id();
        }
        for (var node : oldestFirst) {
            if (node.parent() != null && (node.parent().equals(ROOT) || parents.containsKey(node.parent()))) {
                parents.put(node.id(), node.parent());
            }
        }
        latestOfEarlierVersions = oldestFirst.stream()
                .filter(node -> node.parent() == null)
                .reduce((first, second) -> second)
                .map(Node::id)
                .orElse(ROOT);
        parents.forEach((id, parent) ->
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(id));
    }

    /** {@return the tree of the messages} */
    public static MessageTree of(List<Node> oldestFirst) {
        return new MessageTree(oldestFirst);
    }

    /** {@return the number of messages} */
    public int size() {
        return parents.size();
    }

    /** {@return the ids of all messages, oldest first} */
    public List<String> ids() {
        return List.copyOf(parents.keySet());
    }

    public boolean contains(String id) {
        return parents.containsKey(id);
    }

    /** {@return the message that this one follows, or {@link #ROOT}} */
    public String parent(String id) {
        return parents.getOrDefault(id, ROOT);
    }

    /** {@return the messages that follow the same one, this one included, oldest first} */
    public List<String> siblings(String id) {
        return List.copyOf(children.getOrDefault(parent(id), List.of()));
    }

    /** {@return the path from a first message to this one; empty for {@link #ROOT}} */
    public List<String> pathTo(String id) {
        var path = new ArrayList<String>();
        for (var each = id; !each.equals(ROOT) && path.size() < size(); each = parent(each)) {
            path.add(each);
        }
        return path.reversed();
    }

    /**
     * {@return the last message of the chosen path, or {@link #ROOT} if there are no messages} A conversation of an earlier
     * version has chosen none: all its messages are one path. One whose first messages are just being stored has none yet.
     */
    public String end(@Nullable String leaf) {
        return leaf != null && contains(leaf) ? leaf : latestOfEarlierVersions;
    }

    /** {@return the last message of the path that begins with this one, if the newest is taken wherever there are several} */
    public String newestBelow(String id) {
        var end = id;
        for (var steps = 0; children.containsKey(end) && steps < size(); steps++) {
            end = children.get(end).getLast();
        }
        return end;
    }

    /** A message's place. @param parent as in {@link Message} */
    public record Node(String id, @Nullable String parent) {}
}

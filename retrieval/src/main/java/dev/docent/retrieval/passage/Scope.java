package dev.docent.retrieval.passage;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The knowledge bases that a search is restricted to, each with its owner. Every search needs one, and the index applies the
 * pairs of owner and knowledge base inside its own query.
 *
 * @param caller id of the account that searches: it takes the turns on the cores and is charged for tokens
 * @param knowledgeBases at least one; those of other owners are shared with the caller
 */
public record Scope(String caller, Set<KnowledgeBaseRef> knowledgeBases) {

    public Scope {
        knowledgeBases = Set.copyOf(knowledgeBases);
        if (caller.isBlank() || knowledgeBases.isEmpty()) {
            throw new IllegalArgumentException("A scope needs a caller and at least one knowledge base");
        }
    }

    /** {@return the scope of a single knowledge base, which its owner searches} */
    public static Scope of(KnowledgeBaseRef base) {
        return new Scope(base.owner(), Set.of(base));
    }

    /** {@return the scope of a single knowledge base, which its owner searches} */
    public static Scope of(String owner, String knowledgeBase) {
        return of(new KnowledgeBaseRef(owner, knowledgeBase));
    }

    /** {@return the scope of some knowledge bases of one owner, who searches them} */
    public static Scope of(String owner, Collection<String> knowledgeBases) {
        return new Scope(
                owner,
                knowledgeBases.stream()
                        .map(each -> new KnowledgeBaseRef(owner, each))
                        .collect(Collectors.toSet()));
    }

    /** {@return the owners of the knowledge bases, in order of their ids} */
    public Set<String> owners() {
        return knowledgeBases.stream().map(KnowledgeBaseRef::owner).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return a scope for each owner, who is its caller, in order of their ids} */
    public List<Scope> byOwner() {
        return knowledgeBases.stream()
                .collect(Collectors.groupingBy(KnowledgeBaseRef::owner, TreeMap::new, Collectors.toSet()))
                .entrySet()
                .stream()
                .map(each -> new Scope(each.getKey(), each.getValue()))
                .toList();
    }

    /** {@return the ids of the knowledge bases} */
    public Set<String> ids() {
        return knowledgeBases.stream().map(KnowledgeBaseRef::id).collect(Collectors.toSet());
    }

    /** {@return whether the knowledge base is in this scope} */
    public boolean contains(KnowledgeBaseRef base) {
        return knowledgeBases.contains(base);
    }
}

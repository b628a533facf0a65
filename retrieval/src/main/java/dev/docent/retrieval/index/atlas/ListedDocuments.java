package dev.docent.retrieval.index.atlas;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.atlas.DocumentRecords.Listed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents as they are listed for who looks for such that nothing else knows of: those that are not removed, and of the
 * removed ones those that have passages all the same, which a writer brought that was slow and died.
 */
record ListedDocuments(MongoCollection<Document> passages, DocumentRecords records) {

    /** {@return those after the last one, by owner and id, at most so many} */
    List<IndexedDocument> after(@Nullable IndexedDocument last, int limit) {
        var listed = new ArrayList<IndexedDocument>();
        var page = records.after(last, limit);
        while (!page.isEmpty() && listed.size() < limit) {
            var left = left(page);
            page.stream()
                    .filter(each -> !each.isGone() || left.contains(each.document()))
                    .forEach(each -> listed.add(each.document()));
            page = records.after(page.getLast().document(), limit);
        }
        return listed.size() > limit ? List.copyOf(listed.subList(0, limit)) : listed;
    }

    /** {@return the removed ones that have passages} */
    private Set<IndexedDocument> left(List<Listed> page) {
        var left = new HashSet<IndexedDocument>();
        page.stream()
                .filter(Listed::isGone)
                .map(Listed::document)
                .collect(groupingBy(IndexedDocument::owner, mapping(IndexedDocument::document, toList())))
                .forEach((owner, documents) -> passages.distinct(
                                PassageDocuments.DOCUMENT,
                                Filters.and(
                                        Filters.eq(PassageDocuments.OWNER, owner),
                                        Filters.in(PassageDocuments.DOCUMENT, documents)),
                                String.class)
                        .forEach(document -> left.add(new IndexedDocument(owner, document))));
        return left;
    }
}

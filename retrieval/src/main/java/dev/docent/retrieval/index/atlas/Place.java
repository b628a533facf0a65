package dev.docent.retrieval.index.atlas;

import org.bson.Document;

/**
 * A passage that a search index names. It is not yet known whether it is in force.
 *
 * @param id of the passage in the collection
 * @param put number of the write that brought it
 */
record Place(String id, String owner, String document, long put) {

    static Place of(Document found) {
        var metadata = found.get(PassageDocuments.METADATA, Document.class);
        return new Place(
                found.getString(PassageDocuments.ID),
                metadata.getString("owner"),
                metadata.getString("document"),
                metadata.get("put", Number.class).longValue());
    }

    /** {@return which of its document's passages it is} */
    int ordinal() {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }
}

package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.storage.records.NestedValue;
import org.bson.Document;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;

/** Writes a value inside an aggregate as a sub-document. */
@WritingConverter
final class NestedDocumentWriter implements Converter<NestedValue, Document> {

    private final JsonMapper json;

    NestedDocumentWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Document convert(NestedValue value) {
        return BsonTree.document(json.<ObjectNode>valueToTree(value));
    }
}

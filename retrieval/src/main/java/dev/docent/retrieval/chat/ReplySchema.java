package dev.docent.retrieval.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The form of a reply in JSON. In each object all members must be required and no others permitted, since OpenAI accepts no
 * other schema; what may be absent has the type {@code null} too.
 *
 * @param name letters, digits, underscores and hyphens
 * @param schema a JSON schema; not changed
 */
public record ReplySchema(String name, ObjectNode schema) {

    public ReplySchema {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("The name of a schema must be of letters, digits, _ and -");
        }
    }
}

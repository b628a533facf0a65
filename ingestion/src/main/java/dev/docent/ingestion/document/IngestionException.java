package dev.docent.ingestion.document;

/** What goes wrong with knowledge bases and documents by the caller's doing. Its message is for the caller. */
public abstract sealed class IngestionException extends RuntimeException {

    private IngestionException(String message) {
        super(message);
    }

    /** There is no such document, or it is not the owner's. */
    public static final class DocumentNotFoundException extends IngestionException {
        public DocumentNotFoundException(String id) {
            super("There is no document " + id);
        }
    }

    /** There is no such knowledge base, or it is not the owner's. */
    public static final class KnowledgeBaseNotFoundException extends IngestionException {
        public KnowledgeBaseNotFoundException(String id) {
            super("There is no knowledge base " + id);
        }
    }

    /** The owner has another knowledge base of this name. */
    public static final class KnowledgeBaseExistsException extends IngestionException {
        public KnowledgeBaseExistsException(String name) {
            super("There is already a knowledge base named " + name);
        }
    }

    /** The default knowledge base is neither renamed nor deleted. */
    public static final class DefaultKnowledgeBaseException extends IngestionException {
        public DefaultKnowledgeBaseException() {
            super("The default knowledge base can neither be renamed nor deleted; delete its documents instead");
        }
    }

    /** The upload has no bytes. */
    public static final class EmptyUploadException extends IngestionException {
        public EmptyUploadException(String filename) {
            super("The file " + filename + " is empty");
        }
    }

    /** The document is being worked at, so that it cannot be worked at anew. */
    public static final class DocumentBusyException extends IngestionException {
        public DocumentBusyException(String id) {
            super("The document " + id + " is still being processed; try again when it is ready or failed");
        }
    }

    /** The document is ready or failed, so that there is nothing to call off. */
    public static final class DocumentAtRestException extends IngestionException {
        public DocumentAtRestException(String id) {
            super("The document " + id + " is not being processed");
        }
    }

    /** An archive or a mail unpacks to more than is taken. Nothing of it is kept. */
    public static final class SourceTooLargeException extends IngestionException {
        public SourceTooLargeException(String filename, String limit) {
            super("The file " + filename + " was not taken, nor anything in it: " + limit);
        }
    }

    /** An archive or a mail cannot be unpacked, or has nothing in it that can be taken. Nothing of it is kept. */
    public static final class UnusableSourceException extends IngestionException {
        public UnusableSourceException(String filename, String reason) {
            super("The file " + filename + " was not taken: " + reason);
        }
    }
}

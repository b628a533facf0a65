package dev.docent.ingestion.document;

/** What is summed up over documents, in the store itself. */
interface DocumentSizes {

    /** {@return the bytes of all originals of the owner's knowledge base that are not being removed} */
    long sumSizes(String owner, String knowledgeBaseId);
}

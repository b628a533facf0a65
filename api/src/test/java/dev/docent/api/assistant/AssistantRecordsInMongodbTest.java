package dev.docent.api.assistant;

/** The same over records in MongoDB. */
class AssistantRecordsInMongodbTest extends AssistantRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}

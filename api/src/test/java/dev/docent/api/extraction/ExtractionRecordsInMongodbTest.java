package dev.docent.api.extraction;

/** The same over records in MongoDB. */
class ExtractionRecordsInMongodbTest extends ExtractionRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}

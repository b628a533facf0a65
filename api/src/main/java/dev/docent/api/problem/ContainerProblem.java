package dev.docent.api.problem;

/** Describes errors of the container, in place of its own messages, which quote the request. */
final class ContainerProblem {

    private ContainerProblem() {}

    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not valid HTTP, or its path is not valid";
            case 404 -> "There is nothing at this path";
            case 405, 501 -> "The method is not supported";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The body exceeds the limit";
            case 414 -> "The path exceeds the maximum length";
            case 431 -> "The headers exceed the maximum size";
            case 503 -> "The service is starting or stopping; try again later";
            default -> status < 500 ? "The request cannot be served" : "Something went wrong on our side";
        };
    }
}

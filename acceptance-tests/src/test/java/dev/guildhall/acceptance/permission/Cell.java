package dev.guildhall.acceptance.permission;

/// One call of the matrix.
record Cell(RouteRow row, Actor actor, PlaceKind place) {
    @Override
    public String toString() {
        return row + " as " + actor + (place == PlaceKind.NO_CHANNEL ? "" : " in " + place);
    }
}

package org.carrel.people;

/// Where somebody is written to.
///
/// @param email         their own address where they gave one; empty where there is none
/// @param postalAddress on several lines; empty where there is none
public record Reach(String name, String email, String postalAddress) {

    /// Without whom it is: records end up in messages and logs.
    @Override
    public String toString() {
        return "Reach";
    }
}

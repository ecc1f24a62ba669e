/// REST answers, errors and headers, seen from a bare HTTP client.
@NullMarked
package dev.guildhall.acceptance.rest;

import org.jspecify.annotations.NullMarked;

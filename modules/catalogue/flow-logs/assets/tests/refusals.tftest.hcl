run "a_retention_that_cloudwatch_does_not_have_is_refused" {
  command = plan

  variables {
    retention_in_days = 8
  }

  expect_failures = [var.retention_in_days]
}

run "an_unknown_traffic_type_is_refused" {
  command = plan

  variables {
    traffic_type = "all"
  }

  expect_failures = [var.traffic_type]
}

run "a_name_with_a_space_is_refused" {
  command = plan

  variables {
    name = "my network"
  }

  expect_failures = [var.name]
}

run "a_name_tag_is_refused" {
  command = plan

  variables {
    tags = { name = "mine" }
  }

  expect_failures = [var.tags]
}

run "a_tag_that_is_too_long_is_refused" {
  command = plan

  variables {
    tags = { key = join("", [for number in range(257) : "v"]) }
  }

  expect_failures = [var.tags]
}

run "a_tag_that_iam_refuses_is_refused" {
  command = plan

  variables {
    tags = { team = "Platform (EU) & US" }
  }

  expect_failures = [var.tags]
}

run "a_tag_in_two_cases_is_refused" {
  command = plan

  variables {
    tags = { team = "a", Team = "b" }
  }

  expect_failures = [var.tags]
}

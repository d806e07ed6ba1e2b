run "a_type_without_a_size_is_refused" {
  command = plan

  variables {
    instance_type = "t4g"
  }

  expect_failures = [var.instance_type]
}

run "a_type_that_nobody_knows_is_refused_without_its_architecture" {
  command = plan

  variables {
    instance_type = "t9g.micro"
  }

  expect_failures = [aws_instance.this]
}

run "the_wrong_architecture_is_refused" {
  command = plan

  variables {
    architecture = "x86_64"
  }

  expect_failures = [aws_instance.this]
}

run "an_image_that_is_not_there_is_refused" {
  command = plan

  variables {
    machine_image = "ubuntu"
  }

  expect_failures = [var.machine_image]
}

run "a_name_with_a_space_is_refused" {
  command = plan

  variables {
    name = "my machine"
  }

  expect_failures = [var.name]
}

run "a_mac_is_refused" {
  command = plan

  variables {
    instance_type = "mac2.metal"
  }

  expect_failures = [var.instance_type]
}

run "user_data_one_byte_too_long_is_refused" {
  command = plan

  variables {
    user_data = format("%016385d", 0)
  }

  expect_failures = [aws_instance.this]
}

run "a_service_that_has_no_ports_is_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "icmpv6", port = 443 }]
  }

  expect_failures = [var.outbound_services]
}

run "a_service_without_a_port_is_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = null }]
  }

  expect_failures = [var.outbound_services]
}

run "a_service_given_twice_is_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = 443 }, { protocol = "TCP", port = 443 }]
  }

  expect_failures = [var.outbound_services]
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

run "a_key_pair_of_no_key_is_refused" {
  command = plan

  variables {
    create_key_pair = true
  }

  expect_failures = [aws_key_pair.this]
}

run "a_private_key_is_refused" {
  command = plan

  variables {
    key_name   = null
    public_key = "-----BEGIN OPENSSH PRIVATE KEY-----"
  }

  expect_failures = [aws_instance.this]
}

run "a_key_of_1024_bits_is_refused" {
  command = plan

  variables {
    key_name   = null
    public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ${join("", [for number in range(170) : "A"])}"
  }

  expect_failures = [aws_instance.this]
}

run "an_architecture_that_is_none_is_refused" {
  command = plan

  variables {
    architecture = "amd64"
  }

  expect_failures = [var.architecture]
}

run "an_image_id_that_is_none_is_refused" {
  command = plan

  variables {
    ami_id = "ubuntu"
  }

  expect_failures = [var.ami_id]
}

run "a_user_that_is_none_is_refused" {
  command = plan

  variables {
    ssh_user = "Root User"
  }

  expect_failures = [var.ssh_user]
}

run "a_disk_that_is_too_small_is_refused" {
  command = plan

  variables {
    volume_size_gib = 7
  }

  expect_failures = [var.volume_size_gib]
}

run "a_private_key_in_user_data_is_refused" {
  command = plan

  variables {
    user_data = "-----BEGIN OPENSSH PRIVATE KEY-----"
  }

  expect_failures = [aws_instance.this]
}

run "a_key_of_which_no_pair_is_made_is_refused" {
  command = plan

  variables {
    key_name        = null
    create_key_pair = false
    public_key      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  }

  expect_failures = [aws_instance.this]
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

run "an_empty_name_of_a_key_is_refused" {
  command = plan

  variables {
    key_name = ""
  }

  expect_failures = [aws_instance.this]
}

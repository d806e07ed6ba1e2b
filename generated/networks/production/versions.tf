terraform {
  required_version = ">= 1.10.0"

  required_providers {
    aws = { version = ">= 5.100.0, < 7.0.0", source = "hashicorp/aws" }
  }

  backend "s3" {
    bucket       = "example-terraform-states"
    key          = "networks/production.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

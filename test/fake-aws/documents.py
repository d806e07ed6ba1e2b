"""Where AWS says what it does."""

API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API"
EC2_GUIDE = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide"
VPC_GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide"
ERRORS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"
QUOTAS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html"
SSM_GUIDE = "https://docs.aws.amazon.com/systems-manager/latest/userguide"
